import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nearest, quoted } from '../reflection/read/reading';
import { COMMAND_PREFIX, LONGEST_COMMAND_PREFIX } from '../settings';
import { MANIFESTS } from './manifest-file';
import { slackManifest } from './slack-manifest';
import { EXAMPLE, teamsPackage } from './teams-manifest';
import { whyNotWritten } from './why-not-written';

/** What a manifest says about this installation; `config.ts` reads it from the environment. */
export type ManifestSettings = {
  readonly publicUrl?: string | undefined;
  readonly slackSocketMode?: boolean | undefined;
  /** Whether many workspaces are to install the app. */
  readonly slackMany?: boolean | undefined;
  /** The prefix if the call gives none. */
  readonly slackCommandPrefix?: string | undefined;
  /** Whether the bot is to send files, which `--with-files` asks for as well. */
  readonly slackFiles?: boolean | undefined;
  readonly teamsFiles?: boolean | undefined;
  readonly teamsAppId?: string | undefined;
};

const USAGE = `How to ask for a manifest:
  manifest slack [--prefix pc-] [--with-files]  prints what to paste into Slack's "Create from manifest"
  manifest teams --out app.zip [--targeted] [--with-files]
                                                writes the file to upload to Teams
manifests/README.md has every step.`;

/**
 * `manifest slack` prints the manifest and `manifest teams` writes the package, if the platform would refuse nothing in
 * it. Resolves to the exit code: 0; 1 after saying everything that is missing or wrong and where to find it; 2 after a
 * call that could not be understood. Never rejects because of what a person typed or a folder that cannot be written
 * to.
 */
export async function manifest(
  args: readonly string[],
  settings: ManifestSettings,
  say: Pick<Console, 'log' | 'error'> = console,
  folder = MANIFESTS,
): Promise<number> {
  const asked = readArguments(args);
  if ('mistake' in asked) {
    say.error(asked.mistake);
    return 2;
  }
  const made = asked.platform === 'slack' ? slack(asked, settings, folder) : teams(asked, settings, folder);
  if ('mistake' in made) {
    say.error(made.mistake);
    return 1;
  }
  if ('print' in made) say.log(made.print);
  else {
    try {
      await writeFile(made.path, made.bytes);
    } catch (error) {
      say.error(`I could not write ${made.path}: ${whyNotWritten(error)}`);
      return 1;
    }
    say.log(`Wrote ${made.path}. Upload it as manifests/README.md describes under "Microsoft Teams".`);
  }
  // To stderr, because the manifest on stdout may be going into a file.
  if (made.next.length > 0) say.error(made.next.join('\n'));
  return 0;
}

type Mistake = { readonly mistake: string };
/** `next`: what the person still has to do. */
type Made =
  | Mistake
  | { readonly print: string; readonly next: readonly string[] }
  | { readonly path: string; readonly bytes: Uint8Array; readonly next: readonly string[] };
type Asked = {
  readonly platform: 'slack' | 'teams';
  readonly prefix: string | undefined;
  readonly out: string | undefined;
  readonly targeted: boolean;
  readonly files: boolean;
};

function readArguments(args: readonly string[]): Asked | Mistake {
  const wrong = (says: string): Mistake => ({ mistake: [says, USAGE].filter(Boolean).join('\n\n') });
  const [platform, ...rest] = args;
  if (platform !== 'slack' && platform !== 'teams')
    return wrong(
      platform === undefined
        ? ''
        : `I do not know ${quoted(platform)}. ${nearest(platform, ['slack', 'teams'])}`.trim(),
    );
  const own = platform === 'slack' ? (['prefix', 'with-files'] as const) : (['out', 'targeted', 'with-files'] as const);
  const { values, tokens } = parseArgs({
    args: rest,
    options: {
      prefix: { type: 'string' },
      'with-files': { type: 'boolean' },
      out: { type: 'string' },
      targeted: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return wrong(`I do not know what to do with ${quoted(token.value)}.`);
    const name = own.find((known) => `--${known}` === token.rawName);
    const options = own.map((known) => `--${known}`);
    if (name === undefined)
      return wrong(
        /^--(prefix|with-files|out|targeted)$/.test(token.rawName)
          ? `${token.rawName} does not belong to "manifest ${platform}".`
          : `I do not know the option ${quoted(token.rawName)}. ${nearest(token.rawName, options)}`.trim(),
      );
    const isSwitch = name === 'targeted' || name === 'with-files';
    if (!isSwitch && !token.value)
      return wrong(`--${name} needs a value, such as --${name} ${name === 'out' ? 'app.zip' : 'pc-'}`);
    if (isSwitch && token.value !== undefined) return wrong(`--${name} takes no value.`);
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    platform,
    prefix: text(values.prefix),
    out: text(values.out),
    targeted: values.targeted === true,
    files: values['with-files'] === true,
  };
}

function slack(asked: Asked, settings: ManifestSettings, folder: string): Made {
  const { publicUrl, slackSocketMode, slackCommandPrefix = '' } = settings;
  const files = filesOf(asked, settings.slackFiles, 'SLACK_FILES');
  const prefix = asked.prefix ?? slackCommandPrefix;
  const isPrefix = prefix === '' || COMMAND_PREFIX.test(prefix);
  const address = slackSocketMode ? undefined : publicAddress(publicUrl, 'or SLACK_APP_TOKEN for Socket Mode');
  const made = slackManifest(
    {
      address: slackSocketMode ? undefined : usable(address),
      prefix: isPrefix ? prefix : '',
      files: files.sent,
      many: settings.slackMany === true,
    },
    join(folder, 'slack', 'manifest.json'),
  );
  const problems = [
    ...(isPrefix ? [] : [`--prefix: found "${prefix}"; it must be lower-case letters, digits, - and _, such as pc-`]),
    ...(address && 'mistake' in address ? [address.mistake] : []),
    ...('mistakes' in made ? ['Slack would refuse this manifest:', ...made.mistakes] : []),
    ...('mistakes' in made && isPrefix && prefix.length > LONGEST_COMMAND_PREFIX
      ? ['A shorter --prefix makes shorter commands.']
      : []),
  ];
  if ('mistakes' in made || problems.length > 0) return { mistake: problems.join('\n') };
  const next = [...(prefix === slackCommandPrefix ? [] : [prefixToSet(prefix)]), ...files.next];
  return { print: JSON.stringify(made.manifest, null, 2), next };
}

/** Whether the bot is to send files, and what is still to be set for it. `name`: of the setting. */
function filesOf({ files }: Asked, isSet: boolean | undefined, name: 'SLACK_FILES' | 'TEAMS_FILES') {
  const next = files && !isSet ? [`Set ${name}=1 where the bot runs, so that it sends files.`] : [];
  return { sent: files || isSet === true, next };
}

const prefixToSet = (prefix: string) =>
  `Set SLACK_COMMAND_PREFIX=${prefix} where the bot runs, so that the commands it shows people have the prefix too.`;

function teams(asked: Asked, { publicUrl, teamsAppId, teamsFiles }: ManifestSettings, folder: string): Made {
  const { out, targeted } = asked;
  const files = filesOf(asked, teamsFiles, 'TEAMS_FILES');
  const address = publicAddress(publicUrl, 'Teams has no other way in');
  const idProblem = appIdProblem(teamsAppId);
  const appId = idProblem.length > 0 || !teamsAppId ? NO_ID : teamsAppId.toLowerCase();
  const made = teamsPackage({ address: usable(address), appId, targeted, files: files.sent }, join(folder, 'teams'));
  const problems = [
    ...('mistake' in address ? [address.mistake] : []),
    ...idProblem,
    ...(out ? [] : ['Add --out and the name of the file to write, such as --out app.zip']),
    ...('mistakes' in made ? ['Teams would refuse this manifest, so nothing was written:', ...made.mistakes] : []),
  ];
  if ('mistakes' in made || !out || problems.length > 0) return { mistake: problems.join('\n') };
  return { path: out, bytes: made.bytes, next: files.next };
}

/** These two replace what is not set yet, so that the rest can be checked at the same time. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
const usable = (address: ReturnType<typeof publicAddress> | undefined): string =>
  address && 'url' in address ? address.url : EXAMPLE;

/** Both platforms call this address from outside and accept https only. */
function publicAddress(publicUrl: string | undefined, otherwise: string): { url: string } | Mistake {
  if (!publicUrl)
    return {
      mistake: `Set PUBLIC_URL to this installation's https address (${otherwise}), such as https://compass.example.org`,
    };
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.search || url.hash)
    return {
      mistake: `PUBLIC_URL: found "${publicUrl}"; it must be an https address such as https://compass.example.org`,
    };
  return { url: url.href.replace(/\/+$/, '') };
}

function appIdProblem(appId: string | undefined): string[] {
  const where = 'the Azure portal shows it as "Microsoft App ID" on the bot\'s Configuration page';
  if (!appId) return [`Set MicrosoftAppId; ${where}`];
  const isGuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(appId);
  return isGuid
    ? []
    : [`MicrosoftAppId: found "${appId}"; it must be an id such as 1a2b3c4d-0000-0000-0000-000000000000; ${where}`];
}
