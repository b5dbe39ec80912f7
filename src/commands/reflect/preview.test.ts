import type { Prompt } from '../../content/schema';
import { ask, withSchedule } from '../../testing/reflecting';
import { type TestServices, testServices } from '../../testing/services';

const prompt = (id: string): Prompt => ({
  id,
  text: `What about ${id}?`,
  followUp: 'Try it.',
  about: 'principle-1',
  audience: ['practitioners', 'managers', 'leaders'],
  sources: [],
  reviewed: null,
  own: true,
});

/** These prompts come next, whatever the audience. */
function coming(services: TestServices, ...ids: string[]): TestServices {
  const prompts = {
    ...services.prompts,
    coming: async (...[, , count]: [string, unknown, number]) => ids.slice(0, count).map(prompt),
  };
  return { ...services, prompts };
}

test('shows the next four with their days, to the asker alone', async () => {
  const next = { day: '2026-12-21', at: new Date('2026-12-21T09:30:00Z') };
  const { said, message } = await ask('reflect preview', coming(withSchedule({ next }), 'a', 'b', 'c', 'd', 'e'));
  expect(message.audience).toBe('asker');
  expect(said).toContain(
    [
      '- Monday 21 December 2026, 09:30: What about a?',
      // Boxing Day is a Saturday in 2026, and the Monday after it a bank holiday.
      '- Tuesday 29 December 2026, 09:30: What about b?',
      '- Monday 4 January 2027, 09:30: What about c?',
      '- Monday 11 January 2027, 09:30: What about d?\n',
    ].join('\n'),
  );
  expect(said).not.toContain('What about e?');
});

test('begins with one that has come due and is still to be posted', async () => {
  const services = withSchedule();
  services.delivered.await('slack:T1:C1', {
    day: '2026-11-23',
    at: new Date('2026-11-23T09:30:00Z'),
    maybePosted: false,
  });
  const { said } = await ask('reflect preview', coming(services, 'a', 'b'));
  expect(said).toContain('- As soon as I can post it: What about a?\n- Monday 30 November 2026, 09:30: What about b?');
});

test('asks for the prompts of the channel’s own audience', async () => {
  const services = withSchedule({ audience: 'leaders' });
  const asked: unknown[] = [];
  const prompts = {
    ...services.prompts,
    coming: async (...all: unknown[]) => (asked.push(all) > 0 ? [prompt('a')] : []),
  };
  await ask('reflect preview', { ...services, prompts });
  expect(asked).toEqual([['slack:T1:C1', 'leaders', 4]]);
});

test('shows them without days while it is paused, and where nothing is set', async () => {
  const paused = withSchedule({ state: 'paused', because: 'asked', next: null });
  for (const [services, how] of [
    [paused, '/reflect resume'],
    [testServices(), '/reflect weekly monday 09:30'],
  ] as const) {
    const { said } = await ask('reflect preview', coming(services, 'a', 'b'));
    expect(said).toContain(how);
    expect(said).toContain('- What about a?\n- What about b?');
  }
});

test('says so where there are none', async () => {
  expect((await ask('reflect preview', coming(withSchedule()))).said).toContain('I have no prompts for this audience.');
});
