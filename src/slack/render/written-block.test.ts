import fc from 'fast-check';
import { answer } from '../../commands';
import { repeatedIn, STAND_IN } from '../../repeated';
import { testServices } from '../../testing/services';
import { askerAt, asSlashCommand } from '../inbound/request-context';
import { render } from './render';
import { writtenBlock, writtenMessage, writtenRepeated } from './written-block';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const blocks = fc.array(fc.record({ type: text, text }), { maxLength: 4 });

test('a message is written as the JSON that it is, in ASCII, with blocks or without', () => {
  fc.assert(
    fc.property(fc.record({ blocks, text }, { requiredKeys: [] }), (message) => {
      const written = writtenMessage(message);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(message)));
      expect(written).toMatch(/^[\x20-\x7f]*$/);
    }),
    { seed: 20261201 },
  );
});

test('a block counts as many characters as its JSON, and names somebody only where an element does', () => {
  const said = { type: 'section', text: '“café” "type":"user"' };
  expect(writtenBlock(said)).toMatchObject({ characters: JSON.stringify(said).length, isNaming: false });
  expect(writtenBlock({ type: 'rich_text', elements: [{ type: 'user', user_id: 'U1' }] }).isNaming).toBe(true);
});

/** Letters and signs as people type them, some of which are drawn in another way somewhere. */
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abcdeinorst  .,?!'-1"), maxLength: 70 }),
  fc.string({ unit: fc.constantFrom(...`abcdef :<>&*_\`"\\⟨@U1⟩…é${STAND_IN}`), maxLength: 20 }),
  fc
    .tuple(
      fc.constantFrom('county lines', 'adultification', 'cuckooing', 'national referral mechanism', 'grooming'),
      fc.nat(30),
      fc.constantFrom('', 'x', ' ', '`', '&', ':tada:'),
    )
    .map(([name, at, slip]) => name.slice(0, at) + slip + name.slice(at + 1)),
);

test('words that an answer repeats are written around as if all had been drawn with them', async () => {
  const services = testServices();
  const place = { installation: 'T1', channel: 'C1', user: 'U1' };
  const asker = askerAt(place, { via: 'typed', setting: 'shared', commandHint: asSlashCommand('') });
  let repeated = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('glossary', 'principle'), typed, async (command, words) => {
      const { message } = await answer(`${command} ${words}`, asker, services);
      const found = repeatedIn(message.blocks);
      if (!found) return;
      repeated += 1;
      const around = render({ ...message, blocks: found.around });
      expect(writtenRepeated({ ...found, around })).toBe(writtenMessage(render(message)));
      expect(JSON.stringify(message)).not.toContain(STAND_IN);
    }),
    { seed: 20261201, numRuns: 400 },
  );
  expect(repeated).toBeGreaterThan(100);
});
