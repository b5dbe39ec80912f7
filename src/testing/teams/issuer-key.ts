import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What local issuers of tokens sign with: the same for all tests of a run, made by whoever needs it first. */
export function issuerKey(): KeyObject {
  const file = join(process.env.BUILD_FOLDER ?? '', 'issuer-key.pem');
  if (!existsSync(file)) {
    const own = `${file}-${process.pid}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    renameSync(own, file);
  }
  return createPrivateKey(readFileSync(file));
}
