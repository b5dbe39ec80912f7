import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REDIRECT_PATH, scopesOf } from '../slack/install/install';
import { askingForManifests, here } from '../testing/manifests';
import type { ManifestSettings } from './manifest';
import { type SlackManifest, slackManifestRules } from './slack-manifest';

const { changed, run } = askingForManifests();

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

  it('lets other workspaces and whole organisations install it where that is set up, with the same permissions', async () => {
    const { oauth_config, settings } = await made([], { ...here, slackMany: true, slackFiles: true });
    expect(oauth_config.redirect_urls).toEqual([`https://compass.leeds.example${REDIRECT_PATH}`]);
    expect(settings.org_deploy_enabled).toBe(true);
    const { bot_events: own_events } = (await made([], here)).settings.event_subscriptions;
    expect(settings.event_subscriptions.bot_events).toEqual([...own_events, 'team_access_revoked']);
    expect(oauth_config.scopes.bot).toEqual(scopesOf(true));
    const own = await made([], here);
    expect(own.oauth_config.redirect_urls).toBeUndefined();
    expect(own.oauth_config.scopes.bot).toEqual(scopesOf(false));
  });

  it.each<[string, string[], ManifestSettings]>([
    ['--with-files', ['--with-files'], here],
    ['SLACK_FILES=1', [], { ...here, slackFiles: true }],
  ])('with %s, asks to write files as well, and for nothing else', async (_name, args, settings) => {
    const { oauth_config } = await made(args, settings);
    const [own, more] = [(await made([], here)).oauth_config.scopes.bot, ['files:write']];
    expect(oauth_config.scopes.bot).toEqual([...own, ...more]);
  });

  it('says that the bot has to be told of the files, unless it is', async () => {
    const { code, complained } = await run(['slack', '--with-files'], here);
    expect([code, complained]).toEqual([0, expect.stringContaining('Set SLACK_FILES=1 where the bot runs')]);
    expect((await run(['slack', '--with-files'], { ...here, slackFiles: true })).complained).toBe('');
    const wrong = await run(['slack', '--with-files=yes'], here);
    expect([wrong.code, wrong.complained]).toEqual([2, expect.stringContaining('--with-files takes no value.')]);
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
    ['--prefix', ['--prefix', 'pc-'], here, 'Set SLACK_COMMAND_PREFIX=pc- where the bot runs'],
    ['another --prefix than the one that is set', ['--prefix', 'pc-'], { ...here, slackCommandPrefix: 'x' }, '=pc- '],
    ['the --prefix that is set', ['--prefix', 'pc-'], { ...here, slackCommandPrefix: 'pc-' }, ''],
    ['SLACK_COMMAND_PREFIX alone', [], { ...here, slackCommandPrefix: 'pc-' }, ''],
  ])('with %s, says beside the manifest what the bot has still to be told', async (_name, args, settings, sentence) => {
    const { code, printed, complained } = await run(['slack', ...args], settings);
    expect(code).toBe(0);
    expect(slackManifestRules.parse(JSON.parse(printed)).features.slash_commands[0]?.command).toBe('/pc-principle');
    if (sentence === '') expect(complained).toBe('');
    else expect(complained).toContain(sentence);
  });

  it.each([
    ['no address', [], {}, "Set PUBLIC_URL to this installation's https address (or SLACK_APP_TOKEN for Socket Mode)"],
    ['plain http', [], { publicUrl: 'http://compass.example.org' }, 'PUBLIC_URL: found "http://compass.example.org"'],
    ['no address at all', [], { publicUrl: 'compass' }, 'PUBLIC_URL: found "compass"; it must be an https address'],
    ['a prefix with a space', ['--prefix', 'p c'], here, '--prefix: found "p c"; it must be lower-case letters'],
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
      '--prefix: found "p c"; it must be lower-case letters, digits, - and _, such as pc-\nSet PUBLIC_URL to',
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
        `${path}: found the field "wat"; the fields are display_information, features, oauth_config, settings, _metadata, functions`,
      ].sort(),
    );
  });

  it('a file that is no JSON, with its line', async () => {
    const manifests = changed('slack', () => {});
    writeFileSync(join(manifests, 'slack', 'manifest.json'), '{\n  "a": 1,\n  "b": 2,\n}\n');
    expect((await run(['slack'], here, manifests)).complained).toContain(
      'slack/manifest.json:4: a comma, quotation mark or bracket is missing or extra, here or in the line above',
    );
    rmSync(join(manifests, 'slack', 'manifest.json'));
    expect((await run(['slack'], here, manifests)).complained).toContain('slack/manifest.json: there is no such file');
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
