import { agree, botForMany, comeBack, ONE, ORGANISATION, openInstall, TWO } from '../../testing/slack/many-on-slack';
import { readable } from '../../tryout/slack/readable';
import { createStateStore } from './state-store';

const ANN = 'U0ANN';
const MINUTE_MS = 60_000;

let bot: Awaited<ReturnType<typeof botForMany>>;
const start = async (...around: Parameters<typeof botForMany>) => {
  bot = await botForMany(...around);
  return bot;
};
afterEach(() => bot.stop());

const seen = (team: string) =>
  bot.slack
    .workspace(team)
    .workspace.fromBot(ANN)
    .map(({ text, blocks }) => (blocks.length > 0 ? readable(blocks) : text))
    .join('\n');

async function glossary(team: string): Promise<string> {
  const { body } = await bot.acts(team).command(ANN, '/glossary', 'cuckooing');
  await bot.answered();
  return `${body} ${seen(team)}`;
}

test('the page says what is asked for and leads to Slack, which is told where to send people back', async () => {
  await start();
  const { page, onward, cookie } = await openInstall(bot.address);
  expect(page).toContain('post answers, weekly questions and polls where it has been invited');
  const { searchParams } = new URL(onward);
  expect(searchParams.get('scope')).toBe('commands,app_mentions:read,chat:write,im:history');
  expect(searchParams.get('redirect_uri')).toBe(`${bot.address}/slack/oauth_redirect`);
  expect(cookie).toContain(searchParams.get('state'));
});

test('two workspaces install it, each is answered and written to with its own token, and no token stands in the log', async () => {
  await start();
  expect((await bot.install(ONE)).page).toContain('Practice Compass is installed');
  expect((await bot.install(TWO)).status).toBe(200);
  for (const team of [ONE, TWO]) expect(await glossary(team)).toContain('Cuckooing');
  const before = bot.slack.calls.length;
  const message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'It is Monday' }] } as const;
  await bot.messenger.send(`slack:${TWO}:C0TEAM`, message);
  expect(bot.slack.calls.slice(before).map(({ team }) => team)).toEqual([TWO]);
  expect(seen(TWO)).toContain('It is Monday');
  expect(seen(ONE)).not.toContain('It is Monday');
  for (const token of bot.slack.tokens.keys()) expect(bot.logged.join('')).not.toContain(token);
});

test('what was agreed to in another browser, or has been used, or was never asked for, installs nothing', async () => {
  await start();
  const [own, other] = [await openInstall(bot.address), await openInstall(bot.address)];
  const back = await agree(own.onward, `Allow in ${ONE}`);
  for (const cookie of ['', other.cookie, 'slack-app-oauth-state=']) {
    const { status, page } = await comeBack(back, cookie);
    expect([status, page]).toEqual([400, expect.stringContaining('This link no longer works')]);
  }
  const forged = 'slack-app-oauth-state=1.2.3';
  const { status } = await comeBack(`${bot.address}/slack/oauth_redirect?code=1&state=1.2.3`, forged);
  expect(status).toBe(400);
  expect((await fetch(`${bot.address}/slack/oauth_redirect`)).status).toBe(400);
  expect(await bot.store.installations.tenants()).toEqual([]);

  expect((await comeBack(back, own.cookie)).status).toBe(200);
  const again = await agree(own.onward, `Allow in ${TWO}`);
  expect((await comeBack(again, own.cookie)).status).toBe(400);
  expect(await bot.store.installations.tenants()).toEqual([`slack:${ONE}`]);
  expect(await bot.store.audit.list()).toMatchObject([
    { act: 'installed', matter: 'app', tenant: `slack:${ONE}`, who: expect.stringContaining(`slack:${ONE}:U`) },
  ]);
});

test('a state runs out, and works once among all replicas', async () => {
  const { services } = await start();
  const [one, other] = [1, 2].map(() => createStateStore('s'.repeat(32), { scopes: ['commands'] }, services));
  const now = new Date('2026-11-23T12:00:00Z');
  const after = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);
  const [late, used] = [
    await one?.generateStateParam({ scopes: [] }, now),
    await one?.generateStateParam({ scopes: [] }, now),
  ];
  await expect(other?.verifyStateParam(after(11), late ?? '')).rejects.toThrow();
  const both = [one, other].map((store) => store?.verifyStateParam(after(9), used ?? ''));
  expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const stranger = createStateStore('another secret', { scopes: [] }, services);
  const theirs = await stranger.generateStateParam({ scopes: [] }, now);
  await expect(one?.verifyStateParam(now, theirs)).rejects.toThrow();
});

test('whoever does not agree is told that nothing was installed', async () => {
  await start();
  const { onward, cookie } = await openInstall(bot.address);
  const { page } = await comeBack(await agree(onward, 'Cancel'), cookie);
  expect(page).toContain('Nothing was installed');
  expect(await bot.store.installations.tenants()).toEqual([]);
});

test('a workspace that the operator has not agreed to leaves nothing, and is told which id to send them', async () => {
  await start({ allowed: [ONE] });
  const { status, page } = await bot.install(TWO);
  expect([status, page]).toEqual([403, expect.stringContaining(`this id of your workspace: ${TWO}`)]);
  expect(page).toContain('ask the people who run Practice Compass for you');
  expect(await bot.store.installations.tenants()).toEqual([]);
  expect([...bot.slack.tokens]).toEqual([]);
  expect(bot.logged.join('')).toContain('not in SLACK_ALLOWED_TEAMS wanted to install');
});

test('whoever is refused reads whom to ask, by name and contact where these are known, as plain words', async () => {
  const operator = { name: 'Ash <b>&</b> Rowan', contact: 'help@rowan.example' };
  await start({ allowed: [ONE], operator });
  const { page } = await bot.install(TWO);
  expect(page).toContain('Please ask Ash &#60;b&#62;&#38;&#60;/b&#62; Rowan (help@rowan.example) to agree first');
  const { onward, cookie } = await openInstall(bot.address);
  const back = `${bot.address}/slack/oauth_redirect?code=1&state=${new URL(onward).searchParams.get('state')}`;
  const failed = await comeBack(back, cookie);
  expect([failed.status, failed.page]).toEqual([500, expect.stringContaining('Rowan (help@rowan.example): ')]);
});

test('without a list nobody new may install it, and whoever has it keeps it and may install it again', async () => {
  await start({ allowed: [ONE] });
  await bot.install(ONE);
  bot.list.splice(0);
  expect((await bot.install(TWO)).status).toBe(403);
  expect((await bot.install(ONE)).status).toBe(200);
  expect(await glossary(ONE)).toContain('Cuckooing');
});

test('a workspace that is taken off the list is no longer answered nor written to, and loses nothing', async () => {
  await start();
  await bot.install(ONE);
  bot.list.splice(0, 3, TWO);
  expect(await glossary(ONE)).toContain('not set up for this workspace');
  const message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'It is Monday' }] } as const;
  await expect(bot.messenger.send(`slack:${ONE}:C0TEAM`, message)).rejects.toThrow('not sent');
  expect((await bot.install(ONE)).status).toBe(403);
  bot.list.push(ONE);
  expect(await glossary(ONE)).toContain('Cuckooing');
});

test('where it is not installed a command is answered in words, and nothing else is', async () => {
  await start();
  expect(await glossary(ONE)).toContain('not set up for this workspace');
  await bot.acts(ONE).mention(ANN, 'glossary cuckooing');
  await bot.acts(ONE).openHome(ANN);
  await bot.answered();
  expect(bot.slack.calls).toEqual([]);
});

test('a whole organisation installs it once, for all its workspaces', async () => {
  await start({ wide: true, allowed: [ORGANISATION] });
  expect((await bot.install(ORGANISATION)).status).toBe(200);
  expect(await bot.store.installations.tenants()).toEqual([`slack:${ORGANISATION}`]);
  const acts = bot.actsInOrganisation(ONE);
  expect((await acts.command(ANN, '/glossary', 'cuckooing')).body).not.toContain('not set up');
  await acts.mention(ANN, 'glossary county lines');
  await bot.answered();
  expect(seen(ONE)).toContain('Cuckooing');
  expect(seen(ONE)).toContain('County lines');
  bot.slack.takeOut(ONE);
  await acts.event({ type: 'app_uninstalled' });
  await bot.answered();
  expect(await bot.store.installations.tenants()).toEqual([]);
});

describe('taken out of one workspace of an organisation that has installed it as a whole', () => {
  const [FIRST, SECOND, SHARED] = ['C0TEAM', 'C0SECOND', 'C0SHARED'];
  const revoked = (...teams: string[]) => ({ type: 'team_access_revoked', team_ids: teams });

  /** A weekly prompt in a channel of the first workspace, in one of the second, and in one that they share. */
  async function prompted() {
    await start({ wide: true });
    await bot.install(ORGANISATION);
    const { workspace } = bot.slack.workspace(ONE);
    for (const channel of [SECOND, SHARED]) workspace.addChannel(channel, channel, [ANN, 'U0BOT']);
    for (const [team, channel, line] of [
      [ONE, FIRST, 'reflect weekly monday 09:30'],
      [TWO, SECOND, 'reflect weekly monday 09:30'],
      [ONE, SHARED, 'reflect weekly monday 09:30'],
      [TWO, SHARED, 'help'],
    ] as const)
      await bot.actsInOrganisation(team).mention(ANN, line, { channel });
    await bot.answered();
  }
  const prompts = async () => {
    const set: string[] = [];
    for (const channel of [FIRST, SECOND, SHARED])
      if (await bot.store.schedules.get(`slack:${ORGANISATION}:${channel}`)) set.push(channel);
    return set;
  };
  const hear = async (...teams: string[]) => {
    await bot.organisationHears(revoked(...teams));
    await bot.answered();
  };

  test('it deletes what it kept there, tells the owner, and goes on in the others', async () => {
    await prompted();
    bot.slack.revoke(TWO);
    await hear(TWO);
    expect(await prompts()).toEqual([FIRST, SHARED]);
    expect(seen(ONE)).toContain(
      'I was removed from a team, chat or workspace, so I have deleted what I kept about it.',
    );
    expect(await bot.store.installations.tenants()).toEqual([`slack:${ORGANISATION}`]);
    expect(await bot.store.audit.list()).toContainEqual(
      expect.objectContaining({ act: 'removed', matter: 'app', tenant: `slack:${ORGANISATION}`, who: 'platform' }),
    );
    // A channel that both share goes with the last of them; the app stays, as another workspace may get it tomorrow.
    bot.slack.revoke(ONE);
    await hear(ONE);
    expect(await prompts()).toEqual([]);
    expect(await bot.store.installations.tenants()).toEqual([`slack:${ORGANISATION}`]);
  });

  test('a late word of it deletes nothing where the app is back', async () => {
    await prompted();
    await hear(TWO);
    expect(await prompts()).toEqual([FIRST, SECOND, SHARED]);
    expect(bot.logged.join('')).toContain('a late word of a removal');
  });

  test('a workspace that the word does not name keeps what is its own, whatever else Slack says', async () => {
    await prompted();
    for (const team of [ONE, TWO]) bot.slack.revoke(team);
    await hear(TWO);
    expect(await prompts()).toEqual([FIRST]);
  });

  test('where Slack does not say which are left, its word counts', async () => {
    await prompted();
    bot.slack.takeOut(ONE);
    await hear(TWO);
    expect(await prompts()).toEqual([FIRST, SHARED]);
  });

  test('what such a workspace kept before the organisation had the app goes, unless it still has its own', async () => {
    await prompted();
    for (const team of [ONE, TWO]) {
      expect((await bot.install(team)).status).toBe(200);
      await bot.acts(team).mention(ANN, 'reflect weekly tuesday 09:30');
    }
    await bot.answered();
    bot.slack.takeOut(TWO);
    bot.slack.revoke(ONE);
    bot.slack.revoke(TWO);
    await hear(ONE, TWO);
    expect(await bot.store.schedules.get(`slack:${ONE}:C0TEAM`)).toBeDefined();
    expect(await bot.store.schedules.get(`slack:${TWO}:C0TEAM`)).toBeUndefined();
  });
});

test('removed from one workspace, it loses everything of that one and nothing of the other', async () => {
  await start();
  for (const team of [ONE, TWO]) {
    await bot.install(team);
    await bot.acts(team).mention(ANN, 'reflect weekly monday 09:30');
  }
  await bot.answered();
  bot.slack.takeOut(ONE);
  await bot.acts(ONE).event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } });
  await bot.acts(ONE).event({ type: 'app_uninstalled' });
  await bot.answered();
  expect(await bot.store.installations.tenants()).toEqual([`slack:${TWO}`]);
  expect(await bot.store.schedules.get(`slack:${ONE}:C0TEAM`)).toBeUndefined();
  expect(await bot.store.schedules.get(`slack:${TWO}:C0TEAM`)).toBeDefined();
  expect(await glossary(ONE)).toContain('not set up for this workspace');
  expect(await glossary(TWO)).toContain('Cuckooing');
});

test('a late word of a removal deletes nothing of a workspace that has installed it again', async () => {
  await start();
  await bot.install(ONE);
  bot.slack.takeOut(ONE);
  await bot.install(ONE);
  await bot.acts(ONE).mention(ANN, 'reflect weekly monday 09:30');
  await bot.acts(ONE).event({ type: 'app_uninstalled' });
  await bot.answered();
  expect(await bot.store.schedules.get(`slack:${ONE}:C0TEAM`)).toBeDefined();
  expect(await glossary(ONE)).toContain('Cuckooing');
});

test('a token that runs out is renewed in time, once for all who need it, and kept', async () => {
  let ahead = 0;
  await start({ rotating: true, clock: () => new Date(Date.now() + ahead) });
  await bot.install(ONE);
  await glossary(ONE);
  expect(bot.slack.renewals()).toBe(0);
  ahead = 11 * 60 * MINUTE_MS;
  const message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'It is Monday' }] } as const;
  await Promise.all([1, 2, 3].map(() => bot.messenger.send(`slack:${ONE}:C0TEAM`, message)));
  expect(bot.slack.renewals()).toBe(1);
  await bot.restart();
  expect(await glossary(ONE)).toContain('Cuckooing');
  expect(bot.slack.renewals()).toBe(1);
});

test('while the database is away, look-ups by slash command are answered all the same', async () => {
  await start();
  await bot.install(ONE);
  await bot.restart();
  Object.assign(bot.services.installations, { find: () => Promise.reject(new Error('no database')) });
  expect(await glossary(ONE)).toContain('Cuckooing');
});
