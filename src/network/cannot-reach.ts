/**
 * One sentence for whoever runs the bot: why `host` could not be reached, and what to do about it. Undefined for any
 * other kind of error, such as an error that the host itself answered with.
 */
export function cannotReach(error: unknown, host: string): string | undefined {
  const causes = causesOf(error);
  const code = causes.map(codeOf).find((one) => one !== undefined);
  if (code !== undefined) return `${host} cannot be reached (${code}): ${WHY[code]}`;
  const refusal = causes.find((one) => /^proxy response \((\d+)\)/i.test(messageOf(one)));
  if (refusal !== undefined) return `${host} cannot be reached (PROXY_REFUSED): ${WHY.PROXY_REFUSED}`;
  return causes.some((one) => /\bfetch failed$/.test(messageOf(one)))
    ? `${host} cannot be reached: ${NO_REASON}`
    : undefined;
}

const CERTIFICATE =
  'this machine does not trust its certificate. If your network opens and re-signs https, set NODE_EXTRA_CA_CERTS to your network’s certificate file.';
const NO_ANSWER =
  'there was no answer in time. Check the network, the firewall, and whether a proxy is needed (HTTPS_PROXY).';
const CLOSED =
  'the connection was refused or cut off. Check the firewall, and whether a proxy is needed (HTTPS_PROXY).';
const NO_REASON = 'check the network, the firewall, and whether a proxy is needed (HTTPS_PROXY).';
const NO_NAME =
  'its name could not be looked up. Check the network and the name server (DNS), and whether a proxy is needed (HTTPS_PROXY).';

const WHY: Readonly<Record<string, string>> = {
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  ECONNREFUSED: CLOSED,
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  UND_ERR_SOCKET: CLOSED,
  ENETUNREACH: CLOSED,
  EHOSTUNREACH: CLOSED,
  ETIMEDOUT: NO_ANSWER,
  TimeoutError: NO_ANSWER,
  UND_ERR_CONNECT_TIMEOUT: NO_ANSWER,
  UND_ERR_HEADERS_TIMEOUT: NO_ANSWER,
  PROXY_REFUSED:
    'the proxy does not let the bot through. Check HTTPS_PROXY, its user name and password, and what the proxy allows.',
  CERT_HAS_EXPIRED: 'its certificate has expired, or this machine’s clock is wrong.',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: this machine’s clock may be wrong.',
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
};

/**
 * The error and all its causes, nested ones too. A connection that was tried at several addresses has a cause for each.
 */
function causesOf(error: unknown, depth = 0): unknown[] {
  if (typeof error !== 'object' || error === null || depth > 8) return [];
  const { cause, original, errors } = error as { cause?: unknown; original?: unknown; errors?: unknown };
  const next = [cause, ...(cause === original ? [] : [original]), ...(Array.isArray(errors) ? errors : [])];
  return [error, ...next.flatMap((one) => causesOf(one, depth + 1))];
}

function codeOf(error: unknown): string | undefined {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && Object.hasOwn(WHY, code)) return code;
  if (typeof name === 'string' && Object.hasOwn(WHY, name)) return name;
  // Some libraries keep only the message of the original error.
  return /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)\b/.exec(messageOf(error))?.[1];
}

const messageOf = (error: unknown): string => {
  const { message } = error as { message?: unknown };
  return typeof message === 'string' ? message : '';
};
