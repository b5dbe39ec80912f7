import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import { type ManifestSettings, manifest } from './manifest';
import { type SlackManifest, slackManifestRules } from './slack-manifest';

const APP_ID = '1A2B3C4D-5E6F-4A8B-9C0D-1E2F3A4B5C6D';
const here: ManifestSettings = { publicUrl: 'https://compass.leeds.example/', teamsAppId: APP_ID };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: string[], settings: ManifestSettings) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await manifest(args, settings, {
    log: (line: string) => printed.push(line),
    error: (line: string) => complained.push(line),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

describe('manifest slack', () => {
  const made = async (args: string[], settings: ManifestSettings): Promise<SlackManifest> =>
    slackManifestRules.parse(JSON.parse((await run(['slack', ...args], settings)).printed));

  it('sends everything to this installation and stays inside Slack’s documented limits', async () => {
    const { features, settings } = await made([], here);
    const endpoint = 'https://compass.leeds.example/slack/events';
    expect(features.slash_commands.map(({ url }) => url)).toEqual(features.slash_commands.map(() => endpoint));
    expect(settings.event_subscriptions.request_url).toBe(endpoint);
    expect(settings.interactivity.request_url).toBe(endpoint);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('names no address for Socket Mode, where none is needed', async () => {
    const { printed, code } = await run(['slack'], { slackSocketMode: true });
    expect(code).toBe(0);
    expect(printed).not.toMatch(/url|example/);
    expect(slackManifestRules.parse(JSON.parse(printed)).settings.socket_mode_enabled).toBe(true);
  });

  it('asks for the narrowest permissions that work', async () => {
    const { oauth_config, settings } = await made([], here);
    expect(oauth_config.scopes.bot).toEqual(['commands', 'app_mentions:read', 'chat:write', 'im:history']);
    expect(settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
    ]);
    expect(settings.org_deploy_enabled).toBe(false);
    expect(settings.token_rotation_enabled).toBe(false);
  });

  it('puts a prefix in front of every command', async () => {
    const { features } = await made(['--prefix', 'pc-'], here);
    expect(features.slash_commands.map(({ command }) => command)).toEqual([
      '/pc-principle',
      '/pc-glossary',
      '/pc-reflect',
      '/pc-poll',
      '/pc-compass',
    ]);
  });

  it.each([
    ['no address', [], {}, "Set PUBLIC_URL to this installation's https address (or SLACK_APP_TOKEN for Socket Mode)"],
    ['plain http', [], { publicUrl: 'http://compass.example.org' }, 'PUBLIC_URL: found "http://compass.example.org"'],
    ['no address at all', [], { publicUrl: 'compass' }, 'PUBLIC_URL: found "compass"; allowed is an https address'],
    ['a prefix with a space', ['--prefix', 'p c'], here, '--prefix: found "p c"; allowed are lower-case letters'],
    ['a prefix too long for Slack', ['--prefix', 'a'.repeat(30)], here, 'Slack would refuse this manifest:'],
    ['an option of the other platform', ['--out', 'x.zip'], here, '--out does not belong to "manifest slack"'],
  ])('explains what is wrong: %s', async (_name, args, settings, sentence) => {
    const { code, printed, complained } = await run(['slack', ...args], settings);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(complained).toContain(sentence);
  });
});

describe('manifest teams', () => {
  async function made(...more: string[]) {
    const path = join(folder, 'app.zip');
    const { code } = await run(['teams', '--out', path, ...more], here);
    expect(code).toBe(0);
    const files = unzipSync(readFileSync(path));
    const json = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    return { files, json };
  }

  it.each([
    ['1.25', []],
    ['1.29', ['--targeted']],
  ])('is valid by the official schema of version %s', async (version, options) => {
    const { json } = await made(...options);
    expect(json.manifestVersion).toBe(version);
    const path = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
    const schema = JSON.parse(readFileSync(require.resolve(path), 'utf8'));
    const ajv = new Ajv({ allErrors: true, strict: false, formats: { uri: true, email: true, regex: true } });
    const valid = ajv.compile(schema);
    expect(valid(json) ? [] : valid.errors).toEqual([]);
    expect(valid({ ...json, name: { short: 'x'.repeat(31) } })).toBe(false);
  });

  it('carries this installation’s ids and address, and nothing of the example', async () => {
    const { json } = await made();
    expect(json.id).toBe(APP_ID.toLowerCase());
    expect(json.bots[0].botId).toBe(APP_ID.toLowerCase());
    expect(json.composeExtensions[0].botId).toBe(APP_ID.toLowerCase());
    expect(json.developer.privacyUrl).toBe('https://compass.leeds.example/#privacy');
    expect(json.validDomains).toEqual(['compass.leeds.example']);
    expect(JSON.stringify(json)).not.toMatch(/compass\.example|00000000-/);
  });

  it('asks for no permission to read chats or channels', async () => {
    const { json } = await made();
    expect(json.authorization).toBeUndefined();
    expect(json.webApplicationInfo).toBeUndefined();
    expect(json.permissions).toBeUndefined();
  });

  it('works in personal chats, teams and group chats, and looks up from the compose box', async () => {
    const { json } = await made();
    expect(json.bots[0].scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(json.composeExtensions[0].commands).toMatchObject([
      { id: 'lookUp', type: 'query', context: ['compose'], parameters: [{ name: 'words' }] },
    ]);
  });

  it('uses preview features only when asked', async () => {
    const plain = JSON.stringify((await made()).json);
    expect(plain).not.toMatch(/supportsTargetedMessages|slash/);
    const { json } = await made('--targeted');
    expect(json.bots[0].supportsTargetedMessages).toBe(true);
    expect(json.bots[0].commandLists[0].triggers).toEqual(['mention', 'slash']);
  });

  it('packs two icons of the sizes that Teams asks for', async () => {
    const { files } = await made();
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(sizeOf(files['color.png'])).toEqual([192, 192]);
    expect(sizeOf(files['outline.png'])).toEqual([32, 32]);
  });

  it('says everything that is missing at once', async () => {
    const { code, complained } = await run(['teams'], {});
    expect(code).toBe(1);
    expect(complained.split('\n').map((line) => line.slice(0, 19))).toEqual([
      'Set PUBLIC_URL to t',
      'Set MicrosoftAppId;',
      'Add --out and the n',
    ]);
  });

  it.each([
    ['an id that is no GUID', ['--out', 'x.zip'], { ...here, teamsAppId: 'my-bot' }, 'MicrosoftAppId: found "my-bot"'],
    ['a folder that is not there', ['--out', '/nowhere/x.zip'], here, 'I could not write /nowhere/x.zip'],
  ])('explains what is wrong: %s', async (_name, args, settings, sentence) => {
    const { code, complained } = await run(['teams', ...args], settings);
    expect(code).toBe(1);
    expect(complained).toContain(sentence);
  });
});

it.each([[[]], [['zoom']], [['slack', 'teams']], [['slack', '--wat']]])('shows how to ask after %j', async (args) => {
  const { code, complained } = await run(args, here);
  expect(code).toBe(1);
  expect(complained).toContain('How to ask for a manifest:');
});

/** Width and height stand in a PNG's first chunk. */
function sizeOf(png: Uint8Array = new Uint8Array()): number[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
}
