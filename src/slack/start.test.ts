import { createServer } from 'node:http';
import pino from 'pino';
import { testServices } from '../testing/services';
import { createActs } from '../tryout/slack/acts';
import { deliverOverHttp, deliverOverSocket } from '../tryout/slack/deliver';
import { readable } from '../tryout/slack/readable';
import { startLocalSlack } from '../tryout/slack/start';
import { startSlack } from './start';

const ANN = 'U0ANN';

test('Socket Mode answers commands, mentions and forms without an address of its own', async () => {
  const slack = await startLocalSlack();
  const { botToken, appToken, apiUrl, workspace } = slack;
  const adapter = await startSlack({ botToken, appToken, apiUrl }, testServices());
  expect(adapter.handle).toBeUndefined();
  await slack.socketMode.connected();
  const acts = createActs(slack, deliverOverSocket(slack));
  await acts.command(ANN, '/glossary', 'cuckooing');
  const card = await workspace.until(() => workspace.fromBot(ANN)[0]);
  expect(readable(card.blocks)).toContain('Cuckooing');
  await acts.mention(ANN, 'help');
  await workspace.until(() => workspace.fromBot(ANN)[1]);
  await acts.command(ANN, '/reflect', 'form');
  const [form] = workspace.modals.values();
  if (!form) throw new Error('No form was opened');
  await acts.submit(form, { Time: '99:99' });
  expect(Object.keys(workspace.modals.get(form.id)?.errors ?? {})).toEqual(['field:time']);
  await acts.submit(form);
  expect(workspace.modals.size).toBe(0);
  await adapter.stop();
  await slack.stop();
});

test('in a crowd, Socket Mode turns away as HTTP does: a command in words, a press and an event unacknowledged, to come again', async () => {
  const slack = await startLocalSlack();
  const { botToken, appToken, apiUrl, workspace } = slack;
  let isFull = true;
  const away: string[] = [];
  const crowd = { enter: async () => !isFull, turnedAway: (path: string) => void away.push(path) };
  const services = testServices();
  const adapter = await startSlack({ botToken, appToken, apiUrl, crowd }, services);
  await slack.socketMode.connected();
  const { command, event } = createActs(slack, deliverOverSocket(slack));
  const answered = await command(ANN, '/glossary', 'cuckooing');
  expect(JSON.parse(answered.body)).toEqual({
    ...{ response_type: 'ephemeral', text: 'I am very busy right now. Please try again in a minute.' },
  });
  let isAcknowledged = false;
  void event({ type: 'app_uninstalled' }).then(() => {
    isAcknowledged = true;
  });
  // Slack takes what is sent in its order: once this is answered, the event has been read.
  await command(ANN, '/glossary', 'cuckooing');
  expect([isAcknowledged, services.heard, away]).toEqual([false, [], Array(3).fill('/slack/events')]);
  isFull = false;
  await command(ANN, '/glossary', 'cuckooing');
  await workspace.until(() => workspace.fromBot(ANN).find(({ blocks }) => readable(blocks).includes('Cuckooing')));
  await adapter.stop();
  await slack.stop();
});

test('a connection that Slack renews, or that breaks, comes back', async () => {
  const slack = await startLocalSlack();
  const { botToken, appToken, apiUrl, workspace } = slack;
  const adapter = await startSlack({ botToken, appToken, apiUrl }, testServices());
  await slack.socketMode.connected();
  await slack.socketMode.renewed(() => slack.socketMode.askToReconnect());
  await slack.socketMode.renewed(() => slack.socketMode.closeAll());
  await createActs(slack, deliverOverSocket(slack)).command(ANN, '/glossary', 'cuckooing');
  await workspace.until(() => workspace.fromBot(ANN)[0]);
  await adapter.stop();
  expect(workspace.fromBot(ANN)).toHaveLength(1);
  await slack.stop();
});

test.each([
  ['xapp-1', 'Nothing can be answered until Slack can be reached; trying again.'],
  [undefined, 'Requests from Slack are still answered.'],
])(
  'a Slack that cannot be reached holds nothing up, and is told in one line (app token %s)',
  async (appToken, says) => {
    const lines: string[] = [];
    let hear = () => {};
    const told = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const write = (line: string) => {
      lines.push(line);
      if (line.includes(says)) hear();
    };
    const log = pino({ level: 'info' }, { write });
    const services = { ...testServices(), log };
    const settings = {
      botToken: 'xoxb-1',
      signingSecret: 's',
      apiUrl: await nobodyThere(),
      ...(appToken ? { appToken } : {}),
    };
    const adapter = await startSlack(settings, services);
    await told;
    await adapter.stop();
    const [line = '', ...more] = lines.filter((one) => one.includes(says));
    expect(more).toEqual([]);
    expect(JSON.parse(line).msg).toMatch(
      /^Slack: 127\.0\.0\.1:\d+ cannot be reached.*: check the network, the firewall/,
    );
    expect(lines.join('')).not.toMatch(/"at":|Bolt: /);
  },
);

/** An address of this machine at which nothing listens. */
async function nobodyThere(): Promise<string> {
  const gone = await startLocalSlack();
  await gone.stop();
  return gone.apiUrl;
}

test('a token that Slack refuses is told in the log, with what to do', async () => {
  const slack = await startLocalSlack();
  const told = new Promise<string>((resolve) => {
    const services = testServices();
    const log = services.log.child({}, { level: 'error' });
    log.error = (_details: unknown, text?: string) => resolve(String(text));
    log.child = () => log as never;
    void startSlack({ botToken: 'xoxb-wrong', signingSecret: 's', apiUrl: slack.apiUrl }, { ...services, log });
  });
  expect(await told).toContain('copy it from your app’s page');
  await slack.stop();
});

test('nothing starts without a way in', async () => {
  await expect(startSlack({ botToken: 'xoxb-1' }, testServices())).rejects.toThrow('SLACK_SIGNING_SECRET');
});

test('stopping waits for what was accepted', async () => {
  const slack = await startLocalSlack();
  const { botToken, signingSecret, apiUrl, workspace } = slack;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let asked = () => {};
  const reached = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const services = testServices({
    firstTime: async () => {
      asked();
      await held;
      return true;
    },
  });
  const adapter = await startSlack({ botToken, signingSecret, apiUrl }, services);
  const server = createServer((request, response) => adapter.handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const acts = createActs(slack, deliverOverHttp(slack, `http://127.0.0.1:${port}/slack/events`));
  await acts.mention(ANN, 'cuckooing');
  await reached;
  const stopped = adapter.stop();
  goOn();
  await stopped;
  expect(workspace.fromBot(ANN)).toHaveLength(1);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await slack.stop();
});
