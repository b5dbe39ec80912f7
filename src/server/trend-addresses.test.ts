import fc from 'fast-check';
import { createTrendAddresses } from './trend-addresses';

const BASE = 'https://compass.example.org/bot';
const SECRET = 'a secret of this installation, long enough';
const { addressOf, read } = createTrendAddresses(SECRET, () => BASE);
const pathOf = (address: string) => address.slice(BASE.length);

const ANNS = {
  tenant: 'teams:1b7d4f5e-0000-4000-8000-000000000001',
  conversation: 'teams:1b7d4f5e-0000-4000-8000-000000000001:19:channel@thread.tacv2',
  template: 'plain-words-in-plans',
  newest: new Date('2026-11-23T12:00:00.123Z'),
};

const references = fc.record({
  tenant: fc.string({ maxLength: 60 }),
  conversation: fc.string({ maxLength: 200 }),
  template: fc.string({ maxLength: 60 }),
  newest: fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2100-01-01') }),
});

test('an address leads back to what it was made for, and to nothing else', () => {
  fc.assert(
    fc.property(references, references, (one, other) => {
      expect(read(pathOf(addressOf(one)))).toEqual(one);
      expect(addressOf(one) === addressOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

test('the same trend has the same address, at the installation’s own place, short enough for every platform', () => {
  expect(addressOf(ANNS)).toBe(createTrendAddresses(SECRET, () => BASE).addressOf({ ...ANNS }));
  expect(addressOf(ANNS)).toMatch(/^https:\/\/compass\.example\.org\/bot\/trend\/[\w-]{100,400}\.png$/);
});

test('nothing of what it stands for can be read in it', () => {
  const token = /([\w-]+)\.png$/.exec(addressOf(ANNS))?.[1] ?? '';
  const bytes = Buffer.from(token, 'base64url').toString('latin1');
  for (const told of ['teams', '1b7d4f5e', 'thread', 'plain', 'words', '1763', '2026'])
    for (const text of [token, bytes]) expect(text).not.toContain(told);
});

test('an address that was altered in any one place is none', () => {
  const path = pathOf(addressOf(ANNS));
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./%=+ ';
  for (let at = 0; at < path.length; at += 1)
    for (const sign of signs) {
      const altered = path.slice(0, at) + sign + path.slice(at + 1);
      if (altered !== path) expect(read(altered)).toBeUndefined();
    }
});

test('an address that was shortened, lengthened or made up is none', () => {
  const path = pathOf(addressOf(ANNS));
  const token = path.slice('/trend/'.length, -'.png'.length);
  const made = fc.oneof(
    fc.string(),
    fc.base64String().map((text) => `/trend/${text.replace(/=+$/, '')}.png`),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => `/trend/${Buffer.from(bytes).toString('base64url')}.png`),
    fc.nat(token.length - 1).map((length) => `/trend/${token.slice(0, length)}.png`),
    fc.string({ minLength: 1 }).map((more) => `/trend/${token}${more}.png`),
  );
  fc.assert(
    fc.property(made, (made) => {
      expect(read(made)).toBeUndefined();
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test('parts of two addresses make no third', () => {
  const [one, other] = [ANNS, { ...ANNS, tenant: ANNS.tenant.replace('1b', '2b') }].map((of) => pathOf(addressOf(of)));
  for (let at = 8; at < (one?.length ?? 0) - 4; at += 1) {
    const mixed = `${one?.slice(0, at)}${other?.slice(at)}`;
    if (mixed !== one && mixed !== other) expect(read(mixed)).toBeUndefined();
  }
});

test('another installation’s addresses are none here', () => {
  const theirs = createTrendAddresses('another secret, which is as long as ours', () => BASE);
  expect(read(pathOf(theirs.addressOf(ANNS)))).toBeUndefined();
});
