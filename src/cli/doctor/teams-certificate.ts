import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import type { TeamsSettings } from '../../config';
import { about, type Finding } from './finding';

const { fine, look, not } = about('Teams');

type Certificate = NonNullable<TeamsSettings['certificate']>;

/** What the settings tell of the certificate. `ends`: its last day, which only the certificate itself tells. */
export type OfCertificate = { readonly findings: readonly Finding[]; readonly ends?: string };

/** Whether the key can be used and, where the certificate stands with it, whether they belong together. */
export function checkCertificate({ thumbprint, privateKey }: Certificate): OfCertificate {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'rsa')
    return {
      findings: [
        not(
          `CertificatePrivateKey is a key of the kind ${key.asymmetricKeyType}, and Microsoft takes RSA alone`,
          'Make a certificate with an RSA key of 2048 bits or more, and upload it again.',
        ),
      ],
    };
  const certificate = certificateIn(privateKey);
  if (!certificate)
    return {
      findings: [
        fine('CertificatePrivateKey can be read; whether it belongs to the certificate, Microsoft says below'),
      ],
    };
  const ends = new Date(certificate.validTo).toISOString().slice(0, 10);
  if (!certificate.checkPrivateKey(key))
    return {
      ends,
      findings: [not('the certificate that stands with CertificatePrivateKey belongs to another key', BOTH)],
    };
  if (certificate.fingerprint.replaceAll(':', '') !== thumbprint)
    return {
      ends,
      findings: [not('CertificateThumbprint is not that of the certificate that stands with the key', PRINT)],
    };
  return { ends, findings: [fine('the certificate, its key and its thumbprint belong together')] };
}

const BOTH = 'Put in the key and the certificate that were made together.';
const PRINT = 'Copy it again: Azure portal → App registrations → your bot → Certificates & secrets → Certificates.';

/** Where neither says when the certificate ends. */
export const endUnknown = (): Finding =>
  look(
    'when its certificate ends is not known here',
    'Set TEAMS_SECRET_EXPIRES to that day; or put the certificate behind the key in CertificatePrivateKey, and this reads it there.',
  );

/** What Microsoft takes in place of a secret: https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
export function assertionFor(
  { thumbprint, privateKey }: Certificate,
  { appId, audience, now }: { readonly appId: string; readonly audience: string; readonly now: number },
): string {
  const seconds = Math.floor(now / 1000);
  const head = { alg: 'RS256', typ: 'JWT', x5t: Buffer.from(thumbprint, 'hex').toString('base64url') };
  const claims = { aud: audience, iss: appId, sub: appId, jti: randomUUID(), nbf: seconds, exp: seconds + 300 };
  const toSign = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${toSign}.${sign('RSA-SHA256', Buffer.from(toSign), createPrivateKey(privateKey)).toString('base64url')}`;
}

/** PEM may hold both: the key and, before or behind it, its certificate. */
function certificateIn(pem: string): X509Certificate | undefined {
  const [found] = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem) ?? [];
  if (found === undefined) return undefined;
  try {
    return new X509Certificate(found);
  } catch {
    return undefined;
  }
}
