import { testAsker } from '../testing/asker';
import { ask, askSurely, withSchedule } from '../testing/reflecting';
import { type TestServices, testServices } from '../testing/services';
import { openPoll } from '../testing/stores/stored-polls';
import { answer } from './index';

const BEN = { person: 'slack:T1:U0BEN' } as const;
const AT = testAsker(BEN);

/** Who did what, without when. */
const acts = async ({ audited }: TestServices) =>
  (await audited()).map(({ who, act, matter, conversation }) => `${who} ${act} ${matter} ${conversation}`);

const press = (line: string, services: TestServices) => answer(line, { ...AT, via: 'button' }, services);

test.each([
  ['reflect weekly tuesday', 'changed'],
  ['reflect pause', 'changed'],
  ['reflect skip', 'changed'],
  ['reflect take-over', 'changed'],
  ['reflect stop', 'stopped'],
])('after “%s” it is written down who did it: whoever typed it, not whose the weekly prompt is', async (line, act) => {
  const services = withSchedule({});
  await askSurely(line, services, BEN);
  expect(await acts(services)).toEqual([`slack:T1:U0BEN ${act} weekly prompt slack:T1:C1`]);
});

test('so it is when one is set for the first time, and brought back', async () => {
  const services = testServices();
  await ask('reflect weekly tuesday 10:00', services, BEN);
  expect(await acts(services)).toEqual(['slack:T1:U0BEN set weekly prompt slack:T1:C1']);
  const paused = withSchedule({ state: 'paused', because: 'asked', next: null });
  await ask('reflect resume', paused, BEN);
  expect(await acts(paused)).toEqual(['slack:T1:U0BEN changed weekly prompt slack:T1:C1']);
});

test('what only shows something, or is refused, is not written down', async () => {
  const services = withSchedule({});
  for (const line of ['reflect', 'reflect preview', 'reflect stop', 'glossary grooming', 'my data', 'help'])
    await ask(line, services, BEN);
  const policy = { ...services.policy, scheduleAdmins: ['slack:T1:U0BOSS'] as const };
  await ask('reflect pause', { ...services, policy }, BEN);
  expect(await acts(services)).toEqual([]);
});

test('a poll’s life is written down, and neither what it asks nor who votes', async () => {
  const services = testServices();
  const { id } = await openPoll(services, { question: 'Was it the heron?', closes: { after: 600 } }, { by: AT });
  await press(`vote ${id} 0`, services);
  await press(`poll-extend ${id} 5m`, services);
  await press(`poll-close ${id}`, services);
  await press(`poll-export ${id}`, services);
  await press(`poll-delete ${id} yes`, services);
  expect((await acts(services)).sort()).toEqual(
    ['set', 'changed', 'closed', 'exported', 'deleted'].map((act) => `slack:T1:U0BEN ${act} poll slack:T1:C1`).sort(),
  );
  expect(JSON.stringify(await services.audited())).not.toContain('heron');
});

test('somebody who has themselves forgotten is not named in the line that says so', async () => {
  const services = testServices();
  await services.roles.set(AT.person, AT.tenant, 'leaders');
  await press('forget-me sure', services);
  expect(await acts(services)).toEqual(['forgotten forgot person null']);
});
