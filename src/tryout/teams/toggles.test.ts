import { cardMistakes } from './card-rules';
import { cardText, visibleActionsOf } from './card-text';
import { toggled } from './toggles';

const text = (words: string) => ({ type: 'TextBlock', text: words });
const toggle = (title: string, ...targetElements: unknown[]) => ({
  type: 'Action.ToggleVisibility',
  title,
  targetElements,
});
const more = toggle('More', 'rest', { elementId: 'open', isVisible: false }, { elementId: 'close', isVisible: true });
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    text('County lines'),
    { type: 'Container', id: 'rest', isVisible: false, items: [text('In practice')] },
    { type: 'ActionSet', id: 'open', actions: [more] },
    { type: 'ActionSet', id: 'close', isVisible: false, actions: [toggle('Less', 'rest', 'open', 'close')] },
  ],
};

test('what is hidden is not read until it is shown, and then in its place', () => {
  expect(cardText(card)).toBe('County lines\n[More]');
  const shown = toggled(card, more);
  expect(cardText(shown)).toBe('County lines\nIn practice\n[Less]');
  const [less = {}] = visibleActionsOf(shown);
  expect(cardText(toggled(shown, less))).toBe('County lines\n[More]');
});

test.each<[string, object]>([
  ['names nothing', toggle('More')],
  ['names what is not there', toggle('More', 'nowhere')],
])('a toggle that %s is a mistake', (_what, action) => {
  expect(cardMistakes(card)).toEqual([]);
  expect(cardMistakes({ ...card, actions: [action] })).not.toEqual([]);
});
