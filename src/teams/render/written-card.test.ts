import { answer } from '../../commands/index';
import { lasting } from '../../lasting';
import type { Message } from '../../message';
import { everyKindOfBlock } from '../../testing/every-kind-of-block';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { drawForOne, writeForOne } from '../outbound/draw';

const ann = {
  tenant: 'teams:t',
  conversation: 'teams:t:c',
  person: 'teams:t:ann',
  setting: 'personal',
  via: 'button',
  commandHint: (line: string) => line,
  howToInvite: 'Add me.',
} as const;

const { principles, terms } = shippedContent();
const said = async (line: string) => (await answer(line, ann, testServices())).message;

const WAYS = [
  { from: [], before: [] },
  { from: ['glossary “cuckooing”'], before: [] },
  { from: ['help', 'browse 3', 'glossary mash'], before: ['help', 'browse 3'] },
];
const PLACES = [{}, { alone: true }, { at: '19:c;messageid=1' }];

/** As it comes to Teams, and as it would without anything that was kept. */
function bothWays(message: Message) {
  return PLACES.flatMap((where) =>
    WAYS.map((way) => [
      JSON.parse(writeForOne(message, where, way).join('')),
      JSON.parse(JSON.stringify(drawForOne(message, where, way).card)),
    ]),
  );
}

test.each([
  ...[...terms.slice(0, 25), ...terms.filter(({ abbreviations }) => abbreviations.length > 1)].map(
    ({ id }) => `glossary ${id}`,
  ),
  ...principles.map(({ id }) => `principle ${id}`),
  ...['help', 'principle', 'browse 3', 'glossary printer broken', 'reflect form'],
])('the written card for “%s” is the drawn one, whatever its buttons carry', async (line) => {
  const message = await said(line);
  for (const [written, drawn] of [...bothWays(message), ...bothWays(message)]) expect(written).toEqual(drawn);
});

test('so is one with every kind of block, kept or not', () => {
  const blocks = everyKindOfBlock('”\u2028 \\ 😀 ","context":"');
  const kept = lasting(blocks.map((block) => lasting({ ...block })));
  for (const message of [blocks, kept].map((some): Message => ({ audience: 'asker', blocks: some })))
    for (const [written, drawn] of [...bothWays(message), ...bothWays(message)]) expect(written).toEqual(drawn);
});

test('it is all in ASCII, as it is measured and sent', async () => {
  const message = await said(`glossary ${terms[0]?.id}`);
  expect(writeForOne(message, { at: '19:ü' }, WAYS[1]).join('')).toMatch(/^[\0-\x7f]+$/);
});
