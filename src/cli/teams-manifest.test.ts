import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import { APP_ID, askingForManifests, type Draft, here } from '../testing/manifests';

const { changed, inFolder, run } = askingForManifests();

describe('manifest teams refuses what Teams would refuse, all of it at once', () => {
  const refused = async (change: (manifest: Draft) => void, settings = here, ...more: string[]) => {
    const manifests = changed('teams', change);
    const path = inFolder('app.zip');
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
        'bots → item 1 → scopes → item 1: found "persnal"; it must be "team" or "personal" or "groupChat" or "copilot"',
        'accentColor: found "red"; it must be a colour such as #17455C',
        'version: found 2; it must be a text in double quotes',
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
    expect(await refused(old)).toContain('manifestVersion: found "1.13"; it must be "1.25" or "1.29"');
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
      'icons → color: found one of 32 × 32 pixels; it must be a PNG file beside the manifest, 192 pixels wide and high',
      'icons → outline: found "../logo.png"; it must be a PNG file beside the manifest, 32 pixels wide and high',
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
    const path = inFolder('app.zip');
    const { code } = await run(['teams', '--out', path, ...more], here);
    expect(code).toBe(0);
    const files = unzipSync(readFileSync(path));
    const json = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    return { files, json };
  }

  it.each([
    ['1.25', []],
    ['1.29', ['--targeted']],
    ['1.25', ['--with-files']],
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

  it('says that the bot sends files only when asked', async () => {
    expect((await made()).json.bots[0].supportsFiles).toBe(false);
    expect((await made('--with-files')).json.bots[0].supportsFiles).toBe(true);
  });

  it('says that the bot sends files if TEAMS_FILES=1 is set, without being asked again', async () => {
    const path = inFolder('app.zip');
    expect((await run(['teams', '--out', path], { ...here, teamsFiles: true })).complained).toBe('');
    const json = strFromU8(unzipSync(readFileSync(path))['manifest.json'] ?? new Uint8Array());
    expect(JSON.parse(json).bots[0].supportsFiles).toBe(true);
  });

  it('says that the bot has to be told of the files, unless it is', async () => {
    const args = ['teams', '--out', inFolder('app.zip'), '--with-files'];
    const { code, complained } = await run(args, here);
    expect([code, complained]).toEqual([0, expect.stringContaining('Set TEAMS_FILES=1 where the bot runs')]);
    expect((await run(args, { ...here, teamsFiles: true })).complained).toBe('');
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

/** Width and height are in a PNG's first chunk. */
function sizeOf(png: Uint8Array = new Uint8Array()): number[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
}
