import fc from 'fast-check';
import { writtenBlock, writtenMessage } from './written-block';

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
