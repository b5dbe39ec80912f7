import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answer } from './commands';
import { about } from './commands/about';
import { typedCommands } from './commands/handlers';
import { plainText } from './plain-text';
import { testAsker } from './testing/asker';
import { pixelsOf } from './testing/png';
import { testServices } from './testing/services';

// What the stores of Slack and Microsoft ask of an app, as far as it can be checked without them; manifests/STORES.md says the rest.

const MANIFESTS = join(__dirname, '..', 'manifests');
const read = (...path: string[]) => JSON.parse(readFileSync(join(MANIFESTS, ...path), 'utf8'));
const STORES = readFileSync(join(MANIFESTS, 'STORES.md'), 'utf8');
const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Slack's own description of a manifest, which it publishes with its library: fields, scopes, events, lengths. */
const PUBLISHED = readFileSync(
  join(
    dirname(require.resolve('@slack/web-api', { paths: [require.resolve('@slack/bolt')] })),
    'types/request/manifest.d.ts',
  ),
  'utf8',
);

describe('Slack’s manifest, by what Slack publishes of manifests', () => {
  const manifest = read('slack', 'manifest.json');
  /** The fields of one of its interfaces, with how long each may be where that is said. */
  const fieldsOf = (name: string) => {
    const [, body = ''] = new RegExp(`interface ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(PUBLISHED) ?? [];
    expect([name, body === '']).toEqual([name, false]);
    return [...body.matchAll(/(?:\/\*\*([\s\S]*?)\*\/\s*)?(\w+)(\?)?: ([^;]+);/g)].map(
      ([, says = '', field = '', optional, type]) => ({
        ...{ field, needed: optional === undefined, type },
        most: Number(
          /Maximum length is (\d+) characters/.exec(says.replace(/\s*\*\s*/g, ' '))?.[1] ?? Number.POSITIVE_INFINITY,
        ),
      }),
    );
  };

  test.each<[string, readonly object[]]>([
    ['Manifest', [manifest]],
    ['ManifestDisplayInformation', [manifest.display_information]],
    ['ManifestFeatures', [manifest.features]],
    ['ManifestAppHome', [manifest.features.app_home]],
    ['ManifestBotUser', [manifest.features.bot_user]],
    ['ManifestShortcut', manifest.features.shortcuts],
    ['ManifestSlashCommand', manifest.features.slash_commands],
    ['ManifestOAuthConfig', [manifest.oauth_config]],
    ['ManifestOAuthScopes', [manifest.oauth_config.scopes]],
    ['ManifestSettings', [manifest.settings]],
    ['ManifestEventSubscriptions', [manifest.settings.event_subscriptions]],
    ['ManifestInteractivity', [manifest.settings.interactivity]],
  ])('%s has no field that Slack does not know, lacks none that it needs, and none is too long', (name, parts) => {
    const known = fieldsOf(name);
    for (const part of parts) {
      expect(Object.keys(part).filter((field) => !known.some((one) => one.field === field))).toEqual([]);
      expect(known.filter(({ field, needed }) => needed && !(field in part))).toEqual([]);
      for (const [field, value] of Object.entries(part)) {
        const most = known.find((one) => one.field === field)?.most ?? 0;
        if (typeof value === 'string') expect([field, value.length <= most]).toEqual([field, true]);
      }
    }
  });

  const allowed = (type: string) =>
    [...(new RegExp(`type ${type} = ([^;]+);`).exec(PUBLISHED)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, one]) => one,
    );

  test('it asks for permissions and events that Slack knows', () => {
    expect(allowed('BotScope')).toEqual(expect.arrayContaining([...manifest.oauth_config.scopes.bot, 'files:write']));
    expect(allowed('ManifestEvent')).toEqual(
      expect.arrayContaining([...manifest.settings.event_subscriptions.bot_events, 'team_access_revoked']),
    );
  });
});

describe('the Slack Marketplace', () => {
  const { display_information: shown, oauth_config, settings } = read('slack', 'manifest.json');

  test('the name does not lean on Slack’s, and the short description has ten words at most', () => {
    expect(shown.name).not.toMatch(/slack/i);
    expect(words(shown.description).length).toBeLessThanOrEqual(10);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
  });

  test('it asks for nothing that keeps an app out, and for nothing in a person’s name', () => {
    const barred =
      /^(?:admin|identity|search|read|post|client|bot|triggers|workflow\.steps)\b|^(?:channels|groups|mpim):history/;
    expect(oauth_config.scopes.bot.filter((scope: string) => barred.test(scope))).toEqual([]);
    expect(oauth_config.scopes.user).toBeUndefined();
    expect(settings.socket_mode_enabled).toBe(false);
  });

  test('its icon is square, and 512 pixels wide or more', () => {
    const { width, height } = pixelsOf(join(MANIFESTS, 'slack', 'icon.png'));
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(512);
    expect(width).toBeLessThanOrEqual(2_000);
  });

  test.each(Object.keys(typedCommands).filter((command) => command !== 'help'))(
    'help after “%s” is help',
    async (command) => {
      const help = await answer('help', testAsker(), testServices());
      for (const asked of ['help', '?', 'HELP']) {
        const { message } = await answer(`${command} ${asked}`, testAsker(), testServices());
        expect(plainText(message)).toBe(plainText(help.message));
      }
    },
  );
});

test.each([
  ['slack', 1_600, 1_000],
  ['teams', 1_366, 768],
])('three to five pictures for %s have the size that its store asks for, and are told of', (platform, wide, high) => {
  const folder = join(MANIFESTS, '..', '.github', 'images');
  const pictures = readdirSync(folder).filter((file) => file.startsWith(`store-${platform}-`));
  expect([3, 4, 5]).toContain(pictures.length);
  for (const file of pictures) {
    const bytes = readFileSync(join(folder, file));
    expect([file, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([file, wide, high]);
    expect([file, bytes.length < 200_000, STORES.includes(`.github/images/${file}`)]).toEqual([file, true, true]);
  }
});

describe('the links that open the bot', () => {
  test('its chat in Teams is the one that it offers itself', () => {
    const [, link = ''] = /`(https:\/\/teams\.microsoft\.com\/l\/chat\/[^`<]*)<MicrosoftAppId>`/.exec(STORES) ?? [];
    expect(link).not.toBe('');
    for (const file of ['teams/outbound/reply.ts', 'cli/approval/facts.ts'])
      expect(readFileSync(join(__dirname, file), 'utf8')).toContain(`\`${link}\${`);
  });

  test('the tabs in Slack are there, and so are the parts of its own page', () => {
    const tabs = [...STORES.matchAll(/tab=(\w+)/g)].map(([, tab]) => tab);
    expect(tabs).toEqual(['home', 'messages']);
    const { app_home } = read('slack', 'manifest.json').features;
    expect(tabs.map((tab) => app_home[`${tab}_tab_enabled`])).toEqual([true, true]);
    const { sections } = about(testServices().content);
    for (const part of ['privacy', 'terms'])
      expect([STORES.includes(`\`#${part}\``), sections.some(({ id }) => id === part)]).toEqual([true, true]);
  });
});

describe('the Microsoft Teams store', () => {
  const manifest = read('teams', 'manifest.json');
  const { name, description, developer, icons, validDomains, manifestVersion } = manifest;

  test('the name is not made of Microsoft’s, of Teams’ own features, or of “app”', () => {
    const taken =
      /\b(?:microsoft|teams|office|excel|word|azure|sharepoint|onedrive|chat|contacts|calendar|calls|files|activity|apps?|help)\b/i;
    expect([name.short, name.full].filter((one) => taken.test(one))).toEqual([]);
    expect(name.full.startsWith(name.short)).toBe(true);
  });

  test('the short description is one sentence, without the word app or the name', () => {
    expect(description.short).not.toMatch(/\bapp\b|Practice Compass|[.!?] /i);
    expect(description.short.length).toBeLessThanOrEqual(80);
  });

  test('the full description has 500 words at most, says what it works with, where help is, and no more than is so', () => {
    const { full } = description;
    expect(words(full).length).toBeLessThanOrEqual(500);
    expect(full.match(/\b(?:Microsoft )?Teams\b/)?.[0]).toBe('Microsoft Teams');
    expect(full).toMatch(/https:\/\/compass\.example\.org\/$/);
    expect(full).not.toMatch(
      /\bMSFT?\b|O365|Office 365|certified|powered by|#1|\b(?:best|top|amazing|ranked|guaranteed)\b|slack|AppSource/i,
    );
    expect(full).not.toMatch(/\b[A-Z]{5,}\b/);
  });

  test('addresses are secure, lead to one’s own domain, and need no sign-in', () => {
    for (const address of [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl])
      expect([address, new URL(address).protocol, validDomains.includes(new URL(address).hostname)]).toEqual([
        address,
        'https:',
        true,
      ]);
    expect(validDomains.join()).not.toMatch(/\*|ngrok|devtunnels|localhost/);
  });

  test('it is submitted by a released schema, not by a preview', () => {
    expect(manifestVersion).toMatch(/^1\.\d+$/);
    expect(manifest.$schema).not.toMatch(/preview/i);
  });

  test('the colour icon is a square of one colour with the sign in its middle half, so that no shape cuts it', () => {
    const { width, height, at } = pixelsOf(join(MANIFESTS, 'teams', icons.color));
    expect([width, height]).toEqual([192, 192]);
    const ground = at(0, 0);
    expect(ground[3]).toBe(255);
    const outside = Array.from(
      { length: width * height },
      (_, n) => [n % width, Math.floor(n / width)] as const,
    ).filter(([x, y]) => Math.min(x, y, width - 1 - x, height - 1 - y) < 48);
    expect(outside.filter(([x, y]) => at(x, y).join() !== ground.join())).toEqual([]);
    expect(at(width / 2, 60)).not.toEqual(ground);
  });

  test('the outline icon is white on nothing, and fills its square', () => {
    const { width, height, at } = pixelsOf(join(MANIFESTS, 'teams', icons.outline));
    expect([width, height]).toEqual([32, 32]);
    const seen = Array.from({ length: width * height }, (_, n) => [n % width, Math.floor(n / width)] as const).filter(
      ([x, y]) => at(x, y)[3] > 0,
    );
    expect(seen.filter(([x, y]) => at(x, y).slice(0, 3).join() !== '255,255,255')).toEqual([]);
    for (const side of [0, 1] as const) {
      const places = seen.map((one) => one[side]);
      expect([Math.min(...places), Math.max(...places)]).toEqual([0, 31]);
    }
    expect(seen.length).toBeLessThan(width * height);
  });

  test.each(['hi', 'hello', 'help', 'Hi!', 'thanks'])('“%s” is answered, and leads on', async (line) => {
    const { message } = await answer(line, testAsker(), testServices());
    expect(plainText(message).length).toBeGreaterThan(10);
  });
});
