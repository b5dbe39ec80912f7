import { generateKeyPairSync, sign } from 'node:crypto';

type Kind = { readonly rsa?: boolean; readonly ends?: Date };

/**
 * A certificate for these hosts, signed by itself and good for a day or until `ends`, as text (PEM). Written out by hand in DER, since Node
 * makes keys and no certificates: https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSigned(hosts: readonly string[], { rsa = false, ends }: Kind = {}): { key: string; cert: string } {
  const { privateKey, publicKey } = rsa
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = rsa
    ? sequence(objectId('2a864886f70d01010b'), der(0x05, Buffer.alloc(0)))
    : sequence(objectId('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('A test')))));
  const day = 24 * 3_600_000;
  const alternatives = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))));
  const extension = (id: string, value: Buffer) => sequence(objectId(id), der(0x04, value));
  const toSign = sequence(
    der(0xa0, integer(2)),
    integer(1),
    algorithm,
    name,
    sequence(instant(new Date(Date.now() - day)), instant(ends ?? new Date(Date.now() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(extension('551d11', alternatives), extension('551d13', sequence(der(0x01, Buffer.from([0xff]))))),
    ),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', toSign, privateKey)]));
  const lines =
    sequence(toSign, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, Buffer.concat(parts));
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const integer = (value: number) => der(0x02, Buffer.from([value]));
/** Of this century, to the second: 261123120000Z */
const instant = (date: Date) => der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
