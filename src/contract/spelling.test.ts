import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { answer } from '../commands';
import { shareButton, voteButtons, withdrawButton } from '../commands/button-lines';
import type { Message } from '../message';
import { DeliveryError } from '../messenger';
import { createMetrics } from '../server/metrics';
import { settings } from '../settings';
import { pack, unpack } from '../slack/inbound/origin';
import { render } from '../slack/render/render';
import { migrate } from '../store/db/migrate';
import { openDatabase } from '../store/db/open-database';
import { readAddress } from '../teams/outbound/address';
import { drawForAll, drawForOne } from '../teams/outbound/draw';
import { renderForTeams } from '../teams/render/render';
import { testAsker } from '../testing/asker';
import { testServices } from '../testing/services';

// What already stands on posted cards, in open windows, in databases, logs, metrics and environments is read by programs and
// people that no compiler knows. Names in the code may change; these may not.

describe('the lines of buttons on posted cards', () => {
  test.each([
    ...['vote aaaaaaaaaaaaaaaaaaaaaaaa 0', 'withdraw aaaaaaaaaaaaaaaaaaaaaaaa', 'share county-lines', 'suggest word'],
    ...[
      'unsuggest 1 word',
      'another d1',
      'another d1 p1',
      'another d1 keep',
      'post-now d1',
      'browse 2',
      'poll-post a',
      'poll-post a again',
      'poll-edit a',
      'poll-drop a',
    ],
    ...['poll-close a', 'poll-extend a 5m', 'poll-delete a', 'poll-export a', 'poll-again a open', 'poll-how a'],
    ...['poll-make a open', 'poll-trend-export principle-1'],
    ...[
      'principle principle-1',
      'glossary county-lines',
      'reflect form',
      'reflect form monday 09:30',
      'reflect skip 2026-11-30 sure',
    ],
    ...['helpful county-lines yes', 'helpful county-lines no'],
    ...['feedback', 'feedback county-lines', 'feedback-list', 'feedback-done 1'],
    ...['my-data', 'forget-me', 'forget-me sure'],
    ...['role', 'role managers', 'role managers here', 'role here', 'role forget here'],
    ...['reflect keep', 'reflect stop', 'reflect weekly', 'poll form', 'poll templates', 'poll trend trauma', 'help'],
  ])('“%s” is a command, and the metrics name it so', async (line) => {
    const counted: string[] = [];
    const services = testServices({ countAnswer: ({ command }) => void counted.push(command) });
    await answer(line, testAsker({ via: 'button' }), services);
    expect(counted).toEqual([line.split(' ')[0]]);
  });

  test('are made as they are read', () => {
    const poll = { id: 'p1', options: [{ id: 0, label: 'Yes' }] };
    const buttons = [...voteButtons(poll), withdrawButton('p1'), shareButton('county-lines')];
    expect(buttons.map(({ command }) => command)).toEqual(['vote p1 0', 'withdraw p1', 'share county-lines']);
  });
});

describe('cards and windows', () => {
  const message: Message = {
    audience: 'conversation',
    blocks: [{ kind: 'buttons', buttons: [{ label: 'Help', command: 'help' }] }],
  };

  test('a button in Teams carries its line as `says`', () => {
    const card = JSON.stringify(renderForTeams(message).card);
    expect(card).toContain('"verb":"says"');
    expect(card.match(/"data":\{"says":"help"\}/g)).toHaveLength(2);
  });

  test('what a button in Teams carries beside its line is called `context`, and a dialog is asked for as Teams has it', () => {
    const { card } = drawForOne(message, { alone: true, at: '19:c;messageid=1' }, { from: ['help'], before: [] });
    expect(JSON.stringify(card)).toContain(
      '"data":{"says":"help","context":{"alone":true,"at":"19:c;messageid=1","from":["help"]}}',
    );
    const form = {
      kind: 'form',
      title: 'New poll',
      openLabel: 'poll form',
      command: 'poll',
      submit: 'Preview',
    } as const;
    const opening = drawForAll({ audience: 'conversation', blocks: [{ ...form, fields: [] }] }).card;
    expect(JSON.stringify(opening)).toContain('"data":{"says":"poll form","msteams":{"type":"task/fetch"}}');
  });

  test('a button in Slack carries its line as its value, under the action `says:1`', () => {
    const [row] = render(message).blocks;
    expect(row).toMatchObject({ block_id: 'row:0:0', elements: [{ action_id: 'says:1', value: 'help' }] });
    const [own] = render(message, { personal: true }).blocks;
    expect(own).toMatchObject({ block_id: 'personal:0:0' });
  });

  test('a window in Slack that is open during an upgrade is understood', () => {
    const open =
      '{"origin":{"channel":"C1","thread":"1.2","responseUrl":"https://hooks.slack.com/x","personal":false,"typing":"slash","prefix":"pc-","card":{"ts":"1.1","ephemeral":true}},"says":"poll"}';
    const { origin, says } = JSON.parse(open);
    const whose = { says, origin: { installation: 'T1', ...origin } };
    expect(unpack(JSON.stringify(whose), 'T2')).toEqual(whose);
    expect(JSON.parse(pack(whose))).toEqual(whose);
    // From a version that did not keep whose it is: all but the address, which could be anybody's.
    const { responseUrl: _address, ...before } = origin;
    expect(unpack(open, 'T1')).toEqual({ says, origin: { installation: 'T1', ...before } });
  });
});

describe('the database', () => {
  test('has these migrations, tables and columns', async () => {
    const database = await openDatabase('file::memory:');
    await migrate(database);
    const { kysely } = database;
    const applied = await kysely.selectFrom('migration').select('name').execute();
    const { rows } = await sql<{ t: string; c: string }>`
      select m.name as t, p.name as c from sqlite_schema m join pragma_table_info(m.name) p
      where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, p.name`.execute(kysely);
    await kysely.destroy();
    expect(applied.map(({ name }) => name).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))).toEqual([
      ...['1 suggestions', '2 seen keys', '3 schedules', '4 deliveries', '5 reports', '6 prompt uses', '7 addresses'],
      ...['8 paces', '9 polls', '10 one id a person', '11 paces since', '12 results kept back', '13 question keys'],
      ...['14 roles', '15 rhythms', '16 notices', '17 helpful', '18 cards changed on', '19 feedback'],
      ...['20 second steps', '21 lockouts', '22 drawn cards', '23 results to tell', '24 facts', '25 audits'],
      ...['26 handovers', '27 installations'],
    ]);
    const columns = new Map<string, string[]>();
    for (const { t, c } of rows) columns.set(t, [...(columns.get(t) ?? []), c]);
    expect([...columns].map(([table, names]) => `${table}: ${names.join(' ')}`)).toEqual(TABLES);
  });

  test('where Teams can be reached is read as it was written', () => {
    const note =
      '{"version":1,"serviceUrl":"https://smba.trafficmanager.net/uk/","bot":"28:b","tenant":"t","to":{"kind":"channel","conversation":"19:c","team":"19:t"}}';
    expect(readAddress(note, false)).toEqual(JSON.parse(note));
  });
});

const TABLES = [
  'address: note of person refreshed_on tenant',
  'audit: act at conversation id matter tenant who',
  'delivery: attempts audience conversation day due_at held_until holder id kind message_id prompt sent_at state tenant unanswered',
  'fact: name value',
  'feedback: done entry kind month number tenant text',
  'handover: conversation kind made_at tenant try_at',
  'helpful: entry month no tenant yes',
  'installation: installed_at sealed tenant',
  'lockout: conversation ended_at probe_at probes since tenant',
  'migration: applied_at name',
  'notice: conversation message_id posted_at tenant',
  'pace: free_at of set_at tenant',
  'poll: about changed_on closed_at closes_at conversation created_at creator drawn follow_up id kept_back kept_until many message_id openness options question question_key result show_at state tell template tenant thread undrawn',
  'poll_draft: conversation creator draft id made_at tenant thread',
  'poll_key: poll sealed',
  'prompt_use: conversation delivery prompt sequence tenant used_on',
  'report: attempts because conversation delivery id kind made_at person slots tenant try_at unanswered',
  'role: chosen_on person role tenant',
  'schedule: audience because changed_on conversation counted_from created_on every_weeks in_month next_at next_day on_holidays owner paused_until region state tenant time two_steps weekday zone',
  'second_step: conversation delivery due_at held_until prompt state tenant',
  'seen_key: key seen_at',
  'shown_result: asked conversation shown_at tenant',
  'suggestion: count first_on folded last_on tenant word',
  'vote: choices poll voter',
];

describe('what operators read', () => {
  test('the metrics', async () => {
    const metrics = createMetrics();
    metrics.answered({ platform: 'slack', command: 'help', outcome: 'shown' });
    metrics.prompted('posted');
    metrics.served('/healthz', 200, 0.1);
    metrics.unswept(false);
    metrics.platformWaits('slack');
    metrics.lookAt({ queueAges: async () => ({ prompts: undefined }), contentOverdue: () => 3, now: () => new Date() });
    metrics.lockedOut(2);
    metrics.turnedAway('/slack/events');
    const text = await metrics.text();
    for (const line of [
      'compass_answers_total{platform="slack",command="help",outcome="shown"} 1',
      'compass_prompts_total{outcome="posted"} 1',
      'compass_votes_unswept 0',
      'compass_platform_waits_total{platform="slack"} 1',
      'compass_oldest_waiting_seconds{queue="prompts"} 0',
      'compass_content_overdue 3',
      'compass_lockouts 2',
      'compass_http_turned_away_total{path="/slack/events"} 1',
      'compass_http_request_duration_seconds_count{path="/healthz",status="200"} 1',
    ])
      expect(text).toContain(line);
  });

  test('the fields of the log, and what a message that was not sent is called there', () => {
    expect(new DeliveryError('busy').name).toBe('NotSent');
    expect(logFields()).toEqual([
      ...[
        'again',
        'because',
        'clock',
        'conversation',
        'daysLeft',
        'delivery',
        'err',
        'expires',
        'fault',
        'host',
        'kind',
        'mistakes',
        'moved',
        'organisation',
        'platform',
        'poll',
      ],
      ...[
        'port',
        'proxy',
        'reference',
        'renewed',
        'requestId',
        'since',
        'slack',
        'team',
        'teams',
        'tenant',
        'unreadable',
      ],
      ...['verdict', 'why', 'work'],
    ]);
  });

  test('the environment', () => {
    expect(Object.keys(settings.shape).sort()).toEqual([
      ...['BANK_HOLIDAYS', 'CONTENT_DIR', 'CONTENT_KEEPER', 'CertificatePrivateKey'],
      ...['CertificateThumbprint', 'DATABASE_URL', 'DATA_RETENTION_DAYS', 'DEFAULT_TIMEZONE'],
      ...['FEEDBACK_URL', 'GUESTS_MAY_SCHEDULE', 'HOST', 'HTTPS_PROXY', 'LOCAL_FRONT_DOOR', 'LOG_LEVEL'],
      ...['METRICS_HOST', 'METRICS_PORT', 'MicrosoftAppId', 'MicrosoftAppPassword'],
      ...[
        'MicrosoftAppTenantId',
        'MicrosoftAppType',
        'NODE_ENV',
        'NO_PROXY',
        'ORGANISATIONS_FILE',
        'ORGANISATION_CONTACT',
        'ORGANISATION_NAME',
        'POLL_MIN_VOTES',
        'PORT',
        'PUBLIC_URL',
      ],
      ...[
        'SCHEDULE_ADMINS',
        'SEARCHES_KEPT',
        'SECRET_KEY',
        'SECRET_KEY_PREVIOUS',
        'SLACK_ALLOWED_TEAMS',
        'SLACK_API_URL',
        'SLACK_APP_TOKEN',
        'SLACK_BOT_TOKEN',
        'SLACK_CLIENT_ID',
      ],
      ...[
        'SLACK_CLIENT_SECRET',
        'SLACK_COMMAND_PREFIX',
        'SLACK_FILES',
        'SLACK_SIGNING_SECRET',
        'SLACK_STATE_SECRET',
        'STAFF_SUPPORT',
      ],
      ...['TEAMS_ALLOWED_TENANTS', 'TEAMS_ALLOW_UNAUTHENTICATED', 'TEAMS_FILES'],
      ...['TEAMS_SDK', 'TEAMS_SECRET_EXPIRES', 'TEAMS_TARGETED_MESSAGES'],
    ]);
  });
});

/** The names of the fields that the bot's own calls of its logger write. */
function logFields(): string[] {
  const source = join(__dirname, '..');
  const files = (readdirSync(source, { recursive: true }) as string[]).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|^(testing|bench|tryout)/.test(file),
  );
  const calls = files.flatMap((file) => [
    ...readFileSync(join(source, file), 'utf8').matchAll(
      /\blog(?:\.\w+|\[[^\]]*\])\(\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
    ),
  ]);
  const names = calls.flatMap(([, fields = '']) =>
    [...fields.replace(/\{[^{}]*\}/g, '').matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort();
}
