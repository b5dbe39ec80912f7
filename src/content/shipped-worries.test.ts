import { shippedContent } from '../testing/shipped-content';
import { worryKinds } from './worries';

const { worries, signposts, smallTalk } = shippedContent();

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);

it('each kind of worry stands once, and calls somebody who can be called', () => {
  expect(worries.map(({ kind }) => kind).sort()).toEqual([...worryKinds].sort());
  const wrong = worries.flatMap(({ kind, call }) =>
    call
      .filter((id) => {
        const { contact, verified } = signposts.find((one) => one.id === id) ?? {};
        return contact !== null && !verified;
      })
      .map((id) => `${kind}: ${id}`),
  );
  expect(wrong).toEqual([]);
  expect(worries.find(({ kind }) => kind === 'own-distress')?.call.slice(0, 2)).toEqual(['samaritans', 'emergency']);
  for (const { kind, call } of worries)
    if (kind !== 'own-distress') expect([kind, call[0]]).toEqual([kind, 'emergency']);
});

it('whom to call is checked, by day, and without opening hours', () => {
  for (const { id, contact, verified, checkedOn, when } of signposts) {
    if (verified) expect([id, contact, checkedOn]).toEqual([id, expect.stringMatching(/\d{3}/), expect.any(String)]);
    expect([id, when]).toEqual([id, expect.not.stringMatching(/24|hours|\d ?(am|pm)|day or night|monday/i)]);
  }
});

it('what is said with it gives no advice on a case, in few words', () => {
  for (const { kind, says } of worries) {
    expect([kind, says.split(' ').length]).toEqual([kind, expect.any(Number)]);
    expect(says.split(' ').length).toBeLessThanOrEqual(25);
    expect(says).not.toMatch(/ask (her|him|them)|confront|evidence|photo/i);
  }
});

it('no term is looked up for two kinds, and no line of talk stands under two answers', () => {
  expect(twice(worries.flatMap(({ terms }) => terms.map(fold)))).toEqual([]);
  const lines = smallTalk.flatMap(({ id, phrases }) => [...new Set(phrases.map(fold))].map((line) => ({ id, line })));
  expect(twice(lines.map(({ line }) => line))).toEqual([]);
});

it('talk is answered in one line, a question about the bot in at most two short paragraphs', () => {
  for (const { id, about, says } of smallTalk) {
    const most = { chat: 1, bot: 2, contacts: 0 }[about];
    expect([id, says.length <= most, says.length > 0 || about === 'contacts']).toEqual([id, true, true]);
  }
});
