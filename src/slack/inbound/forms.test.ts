import type { Conversation } from '../../ids';
import { type TestServices, testServices } from '../../testing/services';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { readable, readableModal } from '../../tryout/slack/readable';
import type { Modal } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

let services: TestServices;
let it: Awaited<ReturnType<typeof slackWithBot>>;
async function begin(changes: Parameters<typeof testServices>[0] = {}): Promise<void> {
  services = testServices(changes);
  it = await slackWithBot(services);
}
afterEach(() => it.stop());

const seenBy = (user: string) => it.slack.workspace.fromBot(user);
const until = <T>(look: () => T | undefined) => it.slack.workspace.until(look);
const openFor = (user: string) => [...it.slack.workspace.modals.values()].find((one) => one.user === user);
const openNow = (user = ANN) => until(() => openFor(user));
const read = (modal: Modal) => readableModal(modal);

async function press(label: string, user = ANN): Promise<void> {
  const { message, button } = newestWith(label, seenBy(user));
  await it.acts.press(user, message, button);
}

async function openForm(user = ANN, channel = 'C0TEAM'): Promise<Modal> {
  await it.acts.command(user, '/reflect', 'form', channel);
  return openNow(user);
}

describe('a form that a slash command asks for', () => {
  test('opens above everything, and nothing is said in the channel', async () => {
    await begin();
    const received = await it.acts.command(ANN, '/reflect', 'form');
    expect(received).toEqual({ status: 200, body: '' });
    expect(read(await openNow())).toMatch(/^Weekly prompt\n.*Day: Monday\nTime: 09:30\n.*\[Save\]$/s);
    expect(seenBy(ANN)).toEqual([]);
  });

  test('does what the typed line does when it is submitted, and closes', async () => {
    await begin();
    await it.acts.submit(await openForm(), { Day: 'Thursday', Time: '14:15' });
    const answer = await until(() => seenBy(ANN)[0]);
    expect(answer).toMatchObject({ onlyFor: ANN, channel: 'C0TEAM' });
    expect(openFor(ANN)).toBeUndefined();
    expect(await services.scheduled.get('slack:T0TEAM:C0TEAM')).toMatchObject({
      weekday: 4,
      time: '14:15',
      tenant: 'slack:T0TEAM',
      owner: 'slack:T0TEAM:U0ANN',
    });
  });

  test('is a button where Slack no longer opens a window, and the button opens it', async () => {
    await begin();
    it.slack.failNext('views.open', { error: 'expired_trigger_id' });
    await it.acts.command(ANN, '/reflect', 'form');
    expect(openFor(ANN)).toBeUndefined();
    expect(readable(seenBy(ANN)[0]?.blocks ?? [])).toContain('[Weekly prompt]');
    await press('Weekly prompt');
    expect(read(await openNow())).toContain('[Save]');
  });

  test.each([
    { error: 'trigger_expired' },
    { error: 'trigger_exchanged' },
    { error: 'exchanged_trigger_id' },
    { error: 'invalid_trigger_id' },
    { error: 'invalid_trigger' },
    { error: 'invalid_arguments', messages: ['[ERROR] invalid `trigger_id`'] },
    { status: 429, retryAfter: 20, error: 'ratelimited' },
  ])('is a button however Slack says that it opens none now: %o', async (fault) => {
    await begin();
    it.slack.failNext('views.open', fault);
    await it.acts.command(ANN, '/reflect', 'form');
    expect(readable(seenBy(ANN)[0]?.blocks ?? [])).toContain('[Weekly prompt]');
  });

  test('that Slack does not take is a fault, and no button that would lead there again', async () => {
    await begin();
    it.slack.failNext('views.open', { error: 'invalid_arguments' });
    await it.acts.command(ANN, '/reflect', 'form');
    expect(readable(seenBy(ANN)[0]?.blocks ?? [])).toMatch(/reference [0-9A-F]{6}/);
  });

  test('answers where it was asked, also where the bot is no member', async () => {
    await begin();
    await it.acts.submit(await openForm(ANN, 'C0ELSEWHERE'));
    expect(await until(() => seenBy(ANN)[0])).toMatchObject({ onlyFor: ANN, channel: 'C0ELSEWHERE' });
  });
});

describe('a form that a mention asks for', () => {
  test('is a button in that thread, and whoever presses it fills it in and is answered there', async () => {
    await begin();
    const asked = await it.acts.mention(ANN, 'reflect form');
    await until(() => seenBy(BEN)[0]);
    await press('Weekly prompt', BEN);
    await it.acts.submit(await openNow(BEN));
    const answer = await until(() => seenBy(BEN)[1]);
    expect(answer).toMatchObject({ onlyFor: BEN, threadTs: asked.ts });
    expect((await services.scheduled.get('slack:T0TEAM:C0TEAM'))?.owner).toBe('slack:T0TEAM:U0BEN');
  });

  test('counts for the installation when a partner fills it in, and for the partner as a person', async () => {
    await begin();
    it.slack.workspace.people.set('U0EVA', { id: 'U0EVA', teamId: 'T0PARTNER' });
    it.slack.workspace.channels.get('C0TEAM')?.members.add('U0EVA');
    await it.acts.mention(ANN, 'reflect form');
    await until(() => seenBy('U0EVA')[0]);
    await press('Weekly prompt', 'U0EVA');
    await it.acts.submit(await openNow('U0EVA'));
    await until(() => seenBy('U0EVA')[1]);
    expect(await services.scheduled.get('slack:T0TEAM:C0TEAM')).toMatchObject({
      tenant: 'slack:T0TEAM',
      owner: 'slack:T0TEAM:U0EVA',
    });
  });
});

describe('what is wrong in a form', () => {
  test('is said beside the field, the window stays, and put right it counts', async () => {
    await begin();
    const modal = await openForm();
    await it.acts.submit(modal, { Time: '99:99' });
    const corrected = openFor(ANN);
    expect(corrected?.errors).toEqual({ 'field:time': expect.stringContaining('09:30') });
    expect(await services.scheduled.count()).toBe(0);
    await it.acts.submit(modal, { Time: '09:45' });
    await until(() => seenBy(ANN)[0]);
    expect(await services.scheduled.count()).toBe(1);
  });

  test('is said again when nothing was put right', async () => {
    await begin();
    const modal = await openForm();
    await it.acts.submit(modal, { Time: '99:99' });
    const first = openFor(ANN)?.errors;
    it.slack.workspace.showErrors(modal.id, {});
    await it.acts.submit(modal, { Time: '99:99' });
    expect(openFor(ANN)?.errors).toEqual(first);
  });
});

describe('the same submission', () => {
  test('counts once, however often Slack brings it', async () => {
    await begin();
    await it.acts.submit(await openForm());
    await until(() => seenBy(ANN)[0]);
    expect(await it.acts.deliverAgain()).toEqual({ status: 200, body: '' });
    await it.adapter.stop();
    expect(services.sent).toHaveLength(1);
    expect(seenBy(ANN)).toHaveLength(1);
  });

  test('is told so when another replica had it first', async () => {
    await begin({ firstTime: async (key) => !key.startsWith('slack:form:') });
    await it.acts.submit(await openForm());
    expect(Object.values(openFor(ANN)?.errors ?? {})).toEqual([expect.stringContaining('I already have this')]);
    expect(await services.scheduled.count()).toBe(0);
  });
});

describe('a fault', () => {
  test('is shown in the window with the reference that the log has, and the log has no word of the form', async () => {
    const broken = { get: () => Promise.reject(new Error('no database for Thursday')) } as never;
    await begin();
    const modal = await openForm();
    Object.assign(services.schedules, broken);
    await it.acts.submit(modal, { Day: 'Thursday' });
    const [, reference = '?'] = /\(reference ([0-9A-F]{6})\)/.exec(read(await openNow())) ?? [];
    expect(services.logged.join('')).toContain(reference);
    expect(services.logged.join('')).not.toMatch(/thursday/i);
  });

  test('is over when the same form is submitted again: nothing came of it before', async () => {
    await begin();
    const { get } = services.schedules;
    const modal = await openForm();
    Object.assign(services.schedules, { get: () => Promise.reject(new Error('no database')) });
    await it.acts.submit(modal);
    expect(await services.scheduled.count()).toBe(0);
    Object.assign(services.schedules, { get });
    await it.acts.deliverAgain();
    expect(await services.scheduled.count()).toBe(1);
  });

  test.each([
    ['nothing', ''],
    ['nonsense', '{'],
    ['something of another shape', '{"origin":{"channel":""},"says":"reflect stop"}'],
  ])('is a window that has kept %s', async (_what, private_metadata) => {
    await begin();
    const modal = await openForm();
    await it.acts.submit({ ...modal, view: { ...modal.view, private_metadata } });
    expect(read(await openNow())).toMatch(/\(reference [0-9A-F]{6}\)/);
    expect(await services.scheduled.count()).toBe(0);
  });
});

describe('what takes longer than Slack waits', () => {
  /** From `hold` on, whatever asks the database waits until it is released. */
  async function beginHeld() {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await begin();
    const hold = () => {
      const { firstTime, schedules } = services;
      const { get } = schedules;
      Object.assign(schedules, { get: (of: Conversation) => held.then(() => get(of)) });
      Object.assign(services, { firstTime: (key: string) => held.then(() => firstTime(key)) });
    };
    return { hold, letGo };
  }

  test('is acknowledged in time, and a slash command’s answer follows for the asker alone', async () => {
    const { hold, letGo } = await beginHeld();
    hold();
    expect(await it.acts.command(ANN, '/reflect', '')).toEqual({ status: 200, body: '' });
    expect(seenBy(ANN)).toEqual([]);
    letGo();
    expect(await until(() => seenBy(ANN)[0])).toMatchObject({ onlyFor: ANN, channel: 'C0TEAM' });
  });

  test('closes the window, and what is wrong in the form follows in the conversation', async () => {
    const { hold, letGo } = await beginHeld();
    const modal = await openForm();
    hold();
    await it.acts.submit(modal, { Time: '99:99' });
    expect(openFor(ANN)).toBeUndefined();
    letGo();
    const told = readable((await until(() => seenBy(ANN)[0])).blocks);
    expect(told).toMatch(/09:30/);
    expect(told).toContain('[Weekly prompt]');
  });
});

test('a press in a form’s window counts for the conversation that the form was opened in', async () => {
  await begin();
  const modal = await openForm();
  const button = { action_id: 'says:1', block_id: 'row:0:0', type: 'button', value: 'reflect' };
  await it.acts.pressInView(ANN, { type: 'modal', id: modal.id }, button);
  const view = await until(() => (openFor(ANN)?.hash === modal.hash ? undefined : openFor(ANN)));
  expect(JSON.parse(String(view.view.private_metadata))).toMatchObject({ origin: { channel: 'C0TEAM' } });
  expect(read(view)).not.toMatch(/personal/i);
});
