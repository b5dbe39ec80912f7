import type { Button, Message } from '../message';
import { cardMistakes } from '../tryout/teams/card-rules';
import { actionsOf, cardText } from '../tryout/teams/card-text';
import { renderForTeams } from './render';
import { isVotePress } from './votes';

const options = (...labels: string[]): Button[] => labels.map((label, at) => ({ label, says: `vote p1 ${at}` }));
const drawn = (buttons: readonly Button[]) => {
  const message: Message = { audience: 'conversation', blocks: [{ kind: 'buttons', buttons }] };
  return renderForTeams(message).card;
};

const LONG = 'We plan together with the young person and the people who matter to them';

test('short answers stand beside each other', () => {
  expect(cardText(drawn(options('Strongly agree', 'Agree', 'Neither')))).toBe('[Strongly agree] [Agree] [Neither]');
});

test('longer ones have a line each, so that none is squeezed', () => {
  expect(cardText(drawn(options('Neither agree nor disagree', 'Agree')))).toBe('[Neither agree nor disagree]\n[Agree]');
});

test('where one is too long for a button, all stand above by number, and the tooltip holds the whole of it', () => {
  const card = drawn([...options('Yes', LONG), { label: 'Close now', says: 'poll-close p1' }]);
  expect(cardText(card).split('\n')).toEqual([
    '1: Yes',
    `2: ${LONG}`,
    '[1: Yes]',
    '[2: We plan together with the young pers…]',
    '[Close now]',
  ]);
  expect(actionsOf(card).map(({ tooltip }) => tooltip)).toEqual(['1: Yes', `2: ${LONG}`, 'Close now']);
});

test('an answer keeps its number where others are missing', () => {
  expect(cardText(drawn(options('Yes', LONG).slice(1)))).toContain(`2: ${LONG}`);
});

test('ten answers of 75 characters are drawn', () => {
  expect(cardMistakes(drawn(options(...Array.from({ length: 10 }, (_, at) => `${at}`.repeat(75)))))).toEqual([]);
});

test.each<[string, object, boolean]>([
  ['a vote', { type: 'invoke', value: { action: { data: { says: 'vote p1 0' } } } }, true],
  ['a withdrawal', { type: 'invoke', value: { action: { data: { says: 'withdraw p1' } } } }, true],
  ['a vote from an older client', { type: 'message', value: { says: 'vote p1 0' } }, true],
  ['another button', { type: 'invoke', value: { action: { data: { says: 'poll-close p1' } } } }, false],
  ['a line that begins like one', { type: 'invoke', value: { action: { data: { says: 'voters' } } } }, false],
  ['a message', { type: 'message', value: null }, false],
  ['nonsense', { type: 'invoke', value: { action: 'vote p1 0' } }, false],
])('%s is told from the rest', (_what, activity, is) => {
  expect(isVotePress(activity as Parameters<typeof isVotePress>[0])).toBe(is);
});
