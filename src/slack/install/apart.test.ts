import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botForMany, ONE, TWO } from '../../testing/slack/many-on-slack';
import { allRows } from '../../testing/stores/all-rows';
import { buttonsIn, readable, readableModal } from '../../tryout/slack/readable';
import type { Modal } from '../../tryout/slack/workspace';

const [ANN, BEN] = ['U0ANN', 'U0BEN'];
const ITS_TIME = new Date('2026-11-23T09:47:00Z');

const folder = mkdtempSync(join(tmpdir(), 'apart-'));
afterAll(() => rmSync(folder, { recursive: true }));

let bot: Awaited<ReturnType<typeof botForMany>>;
afterEach(() => bot.stop());

/** The same window as a version opened it that did not keep yet whose it is. */
function asBefore(form: Modal): Modal {
  const { origin, ...kept } = JSON.parse(String(form.view.private_metadata));
  const { installation: _unknown, ...before } = origin;
  return { ...form, view: { ...form.view, private_metadata: JSON.stringify({ ...kept, origin: before }) } };
}

test('no id, line, button or form of one workspace shows or changes anything of it in another, not even for the same numbers of people and channels', async () => {
  const url = `file:${join(folder, 'two.db')}`;
  let now = new Date('2026-11-23T09:00:00Z');
  bot = await botForMany({ clock: () => now, databaseUrl: url });
  const at = (team: string) => ({ acts: bot.acts(team), ...bot.slack.workspace(team).workspace });
  const [one, two] = [at(ONE), at(TWO)];
  const press = async (where: typeof one, line: RegExp, user = ANN) => {
    const found = where
      .fromBot(user)
      .flatMap((message) => buttonsIn(message.blocks).map((button) => ({ message, button })))
      .findLast(({ button }) => line.test(String(button.value)));
    if (!found) throw new Error(`Nobody offers ${line}`);
    await where.acts.press(user, found.message, found.button);
    await bot.answered();
  };
  for (const team of [ONE, TWO]) await bot.install(team);

  // The first workspace has one of everything.
  await one.acts.mention(ANN, 'reflect weekly monday 09:47');
  await one.acts.mention(ANN, 'poll "Are badgers nocturnal?" "Certainly" "Hardly"');
  await bot.answered();
  await press(one, /^poll-post /);
  await press(one, /^vote \S+ 0$/);
  await press(one, /^vote \S+ 0$/, BEN);
  await one.acts.mention(ANN, 'poll "Do hedgehogs hibernate?" "Surely" "Never"');
  await one.acts.mention(ANN, 'glossary cuckooing');
  await one.acts.mention(ANN, 'reflect form');
  await bot.store.feedback.add(`slack:${ONE}`, { entry: null, kind: 'other', text: 'Badgers are missing.' });
  await bot.store.suggestions.add(`slack:${ONE}`, 'badgering');
  await bot.store.roles.set(`slack:${ONE}:${ANN}`, `slack:${ONE}`, 'leaders');
  now = ITS_TIME;
  await bot.beat();
  await bot.answered();
  await press(one, /^poll-edit /);
  await press(one, /^reflect form/);
  const forms = [...one.modals.values()];
  expect(forms.length).toBeGreaterThan(1);
  const theirs = JSON.stringify([...one.fromBot(ANN), ...one.fromBot(BEN)]);
  const lines = [...new Set([...theirs.matchAll(/"value":"([^"\\]+)"/g)].map(([, line = '']) => line))];
  for (const kind of ['vote ', 'withdraw ', 'poll-post ', 'poll-close ', 'another '])
    expect([kind, lines.some((line) => line.startsWith(kind))]).toEqual([kind, true]);
  const before = (await allRows(url)).filter((row) => !row.startsWith('seen_key'));

  // The second has only somebody who tries them all, and whatever can be typed.
  await two.acts.mention(ANN, 'help');
  await bot.answered();
  const [card] = two.fromBot(ANN);
  if (!card) throw new Error('There is no card to press on');
  const [id] = lines.flatMap((line) => (/^vote (\S+) 0/.exec(line) ?? []).slice(1));
  const more = [`poll-delete ${id}`, `poll-export ${id}`, `poll-extend ${id} 5m`, `poll-how ${id}`, 'feedback-done 1'];
  for (const line of [...lines, ...more, 'feedback-list', 'unsuggest 1 badgering', 'role forget']) {
    const button = { type: 'button', action_id: 'says:1', block_id: 'row:0:0', value: line };
    await two.acts.press(ANN, card, button);
  }
  for (const line of [
    'reflect',
    'reflect stop',
    'poll results',
    'poll close',
    'poll trend trauma',
    'my role',
    'feedback list',
  ])
    await two.acts.mention(ANN, line);
  await two.acts.openHome(ANN);
  await bot.answered();

  const seen = [...two.fromBot(ANN).map(({ blocks }) => readable(blocks)), JSON.stringify([...two.homes.values()])];
  expect(seen.join('\n')).not.toMatch(/badger|hedgehog|09:47/i);
  // A window of the first has run out in the second, and so has a button in it: nothing goes the way that it has kept.
  const inWindow = (of: string) =>
    [...two.modals.values()]
      .filter((modal) => modal.id === of)
      .map(readableModal)
      .join();
  const told = JSON.stringify(one.messages);
  expect(
    forms.map(({ view }) => String(view.private_metadata)).filter((kept) => /responseUrl/.test(kept)),
  ).toHaveLength(forms.length);
  for (const form of forms) {
    await two.acts.submit(form);
    await bot.answered();
    expect(inWindow(form.id)).toContain('This has run out');
    for (const value of ['reflect stop', `vote ${id} 0`]) {
      two.showModal(form.id, ANN, form.view);
      const button = { type: 'button', action_id: 'says:1', block_id: 'row:0:0', value };
      await two.acts.pressInView(ANN, { type: 'modal', id: form.id }, button);
      await bot.answered();
      expect([value, inWindow(form.id)]).toEqual([value, expect.stringContaining('This has run out')]);
    }
  }
  // One that does not say whose it is says the second's own words.
  for (const form of forms) await two.acts.submit(asBefore(form));
  await bot.answered();
  expect(JSON.stringify(one.messages)).toBe(told);
  const after = await allRows(url);
  expect(before.filter((row) => !after.includes(row))).toEqual([]);
  // And what the second did to itself has not reached the first.
  await press(one, /^vote \S+ 1$/, BEN);
  expect((await bot.store.polls.standing(String(id)))?.tally.voters).toBe(2);
});
