import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import { type ManifestSettings, manifest } from './manifest';
import { type SlackManifest, slackManifestRules } from './slack-manifest';

const APP_ID = '1A2B3C4D-5E6F-4A8B-9C0D-1E2F3A4B5C6D';
const here: ManifestSettings = { publicUrl: 'https://compass.leeds.example/', teamsAppId: APP_ID };

// biome-ignore lint/suspicious/noExplicitAny: what somebody may have made of it
type Draft = Record<string, any>;

/** The manifests with a change that somebody has made to one of them. */
function changed(platform: 'slack' | 'teams', change: (manifest: Draft) => void): string {
  const copy = join(folder, 'manifests');
  cpSync(join(__dirname, '..', '..', 'manifests'), copy, { recursive: true });
  const path = join(copy, platform, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
  return copy;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: string[], settings: ManifestSettings, manifests?: string) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await manifest(
    args,
    settings,
    {
      log: (line: string) => printed.push(line),
      error: (line: string) => complained.push(line),
    },
    manifests,
  );
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
    [
      'a prefix too long for Slack',
      ['--prefix', 'a'.repeat(30)],
      here,
      'features → slash_commands → item 1 → command: found 40 characters; at most 32 allowed',
    ],
    [
      'everything at once',
      ['--prefix', 'p c'],
      {},
      '--prefix: found "p c"; allowed are lower-case letters, digits, - and _, such as pc-\nSet PUBLIC_URL to',
    ],
  ])('explains what is wrong: %s', async (_name, args, settings, sentence) => {
    const { code, printed, complained } = await run(['slack', ...args], settings);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(complained).toContain(sentence);
  });
});

describe('manifest slack refuses what Slack would refuse, all of it at once', () => {
  it('names and texts that are too long, and fields that there are not', async () => {
    const manifests = changed('slack', (manifest) => {
      manifest.display_information.name = 'x'.repeat(60);
      manifest.display_information.description = 'x'.repeat(141);
      manifest.features.bot_user.display_nam = manifest.features.bot_user.display_name;
      delete manifest.features.bot_user.display_name;
      manifest.features.slash_commands[0].command = '/Principle';
      manifest.features.shortcuts[0].name = 'Look this message up in Compass';
      manifest.wat = true;
    });
    const { code, printed, complained } = await run(['slack'], here, manifests);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    const path = join(manifests, 'slack', 'manifest.json');
    expect(complained.split('\n').sort()).toEqual(
      [
        'Slack would refuse this manifest:',
        `${path}: display_information → name: found 60 characters; at most 35 allowed`,
        `${path}: display_information → description: found 141 characters; at most 140 allowed`,
        `${path}: features → bot_user: found the field "display_nam"; did you mean "display_name"?`,
        `${path}: features → shortcuts → item 1 → name: found 31 characters; at most 24 allowed`,
        `${path}: features → slash_commands → item 1 → command: found "/Principle", which may hold lower-case letters, digits, - and _ only`,
        `${path}: found the field "wat"; allowed are display_information, features, oauth_config, settings, _metadata, functions`,
      ].sort(),
    );
  });

  it('a file that is no JSON, with its line', async () => {
    const manifests = changed('slack', () => {});
    writeFileSync(join(manifests, 'slack', 'manifest.json'), '{\n  "a": 1,\n  "b": 2,\n}\n');
    expect((await run(['slack'], here, manifests)).complained).toContain(
      'slack/manifest.json:4: found a comma, a quote or a bracket too many or too few here, or in the line above',
    );
    rmSync(join(manifests, 'slack', 'manifest.json'));
    expect((await run(['slack'], here, manifests)).complained).toContain('slack/manifest.json: found no such file');
  });

  it('yet lets through what an organisation adds and Slack knows', async () => {
    const manifests = changed('slack', (manifest) => {
      manifest.settings.allowed_ip_address_ranges = ['192.0.2.0/24'];
      manifest.oauth_config.redirect_urls = ['https://compass.example.org/x'];
    });
    const { code, printed } = await run(['slack'], here, manifests);
    expect(code).toBe(0);
    expect(printed).toContain('192.0.2.0/24');
  });
});

describe('manifest teams refuses what Teams would refuse, all of it at once', () => {
  const refused = async (change: (manifest: Draft) => void, settings = here, ...more: string[]) => {
    const manifests = changed('teams', change);
    const path = join(folder, 'app.zip');
    const { code, printed, complained } = await run(['teams', '--out', path, ...more], settings, manifests);
    expect({ code, printed, written: existsSync(path) }).toEqual({ code: 1, printed: '', written: false });
    return complained.replaceAll(`${join(manifests, 'teams', 'manifest.json')}: `, '').split('\n');
  };

  it('names that are too long, fields that there are not, and the rest, and writes nothing', async () => {
    const mistakes = await refused((manifest) => {
      manifest.name.short = 'x'.repeat(60);
      manifest.descripton = 'wat';
      manifest.bots[0].scopes = ['persnal'];
      manifest.accentColor = 'red';
      manifest.version = 2;
      delete manifest.developer.name;
    });
    expect(mistakes.sort()).toEqual(
      [
        'Teams would refuse this manifest, so nothing was written:',
        'name → short: found 60 characters; at most 30 allowed',
        'found the field "descripton", which Teams does not know; did you mean "description"?',
        'bots → item 1 → scopes → item 1: found "persnal"; allowed is "team" or "personal" or "groupChat" or "copilot"',
        'accentColor: found "red"; allowed is a colour such as #17455C',
        'version: found 2; allowed is a text in double quotes',
        'developer → name: found nothing; it is needed',
      ].sort(),
    );
  });

  it('along with settings that are missing', async () => {
    const mistakes = await refused((manifest) => {
      manifest.name.short = 'x'.repeat(31);
    }, {});
    expect(mistakes.map((line) => line.slice(0, 12))).toEqual([
      'Set PUBLIC_U',
      'Set Microsof',
      'Teams would ',
      'name → short',
    ]);
  });

  it('a part that the bot needs', async () => {
    expect(await refused((manifest) => delete manifest.bots)).toContain('bots: found nothing; it is needed');
  });

  it('another version than those whose rules it knows, with and without what is a preview', async () => {
    const old = (manifest: Draft) => {
      manifest.manifestVersion = '1.13';
    };
    expect(await refused(old)).toContain('manifestVersion: found "1.13"; allowed is "1.25" or "1.29"');
    const long = (manifest: Draft) => {
      manifest.name.short = 'x'.repeat(31);
    };
    expect(await refused(long, here, '--targeted')).toContain('name → short: found 31 characters; at most 30 allowed');
  });

  it('icons that are not there, or not of the size that Teams asks for', async () => {
    expect(
      await refused((manifest) => {
        manifest.icons = { color: 'outline.png', outline: '../logo.png' };
      }),
    ).toEqual([
      'Teams would refuse this manifest, so nothing was written:',
      'icons → color: found one of 32 × 32; allowed is a PNG file beside the manifest, 192 points wide and high',
      'icons → outline: found "../logo.png"; allowed is a PNG file beside the manifest, 32 points wide and high',
    ]);
  });

  it.each(['1.25', '1.29'])('by the official schema of version %s, word for word', (version) => {
    const official = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
    const ours = join(__dirname, '..', '..', 'manifests', 'teams', 'schemas', `v${version}.schema.json`);
    expect(JSON.parse(readFileSync(ours, 'utf8'))).toEqual(JSON.parse(readFileSync(require.resolve(official), 'utf8')));
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
    [
      'a folder that is not there',
      ['--out', '/nowhere/x.zip'],
      here,
      'I could not write /nowhere/x.zip: there is no such folder',
    ],
  ])('explains what is wrong: %s', async (_name, args, settings, sentence) => {
    const { code, complained } = await run(['teams', ...args], settings);
    expect(code).toBe(1);
    expect(complained).toContain(sentence);
  });
});

it.each([
  [[], ''],
  [['zoom'], 'I do not know “zoom”.'],
  [['salck'], 'Did you mean slack?'],
  [['slack', 'teams'], 'I do not know what to do with “teams”.'],
  [['slack', '--wat'], 'I do not know the option “--wat”.'],
  [['slack', '--prefx', 'pc-'], 'Did you mean --prefix?'],
  [['slack', '--prefix'], 'After --prefix, say which, such as --prefix pc-'],
  [['slack', '--out', 'x.zip'], '--out does not belong to "manifest slack".'],
  [['teams', '--prefix', 'x'], '--prefix does not belong to "manifest teams".'],
  [['teams', '--out'], 'After --out, say which, such as --out app.zip'],
])('says what it could not understand in %j, and how to ask', async (args, says) => {
  const { code, printed, complained } = await run(args, here);
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
  expect(complained).toContain(says);
  expect(complained).toContain('How to ask for a manifest:');
});

/** Width and height stand in a PNG's first chunk. */
function sizeOf(png: Uint8Array = new Uint8Array()): number[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
}
