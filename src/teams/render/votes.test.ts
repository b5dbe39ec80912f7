import { voteButtons } from '../../commands/button-lines';
import type { Button, Message } from '../../message';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { actionsOf, cardText } from '../../tryout/teams/card-text';
import { renderForTeams } from './render';

const options = (...labels: string[]): Button[] =>
  voteButtons({ id: 'p1', options: labels.map((label, id) => ({ id, label })) });
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
  const card = drawn([...options('Yes', LONG), { label: 'Close now', command: 'poll-close p1' }]);
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
