import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { slackManifest } from './slack-manifest';
import { teamsPackage } from './teams-manifest';

/** What a manifest says of this installation, read from the environment by `config.ts`. */
export type ManifestSettings = {
  readonly publicUrl?: string | undefined;
  readonly slackSocketMode?: boolean | undefined;
  readonly teamsAppId?: string | undefined;
};

const USAGE = `How to ask for a manifest:
  manifest slack [--prefix pc-]              prints what to paste into Slack's "Create from manifest"
  manifest teams --out app.zip [--targeted]  writes the file to upload to Teams
manifests/README.md has every step.`;

/**
 * `manifest slack` prints, `manifest teams` writes. Resolves to the exit code: 0, or 1 after saying what is missing and
 * where to find it. Throws nothing for what a person typed or a folder that cannot be written to.
 */
export async function manifest(
  args: readonly string[],
  settings: ManifestSettings,
  say: Pick<Console, 'log' | 'error'> = console,
): Promise<number> {
  const asked = readArguments(args);
  const made =
    'mistake' in asked ? asked : asked.platform === 'slack' ? slack(asked, settings) : teams(asked, settings);
  if ('mistake' in made) {
    say.error(made.mistake);
    return 1;
  }
  if ('print' in made) {
    say.log(made.print);
    return 0;
  }
  try {
    await writeFile(made.path, made.bytes);
  } catch (error) {
    say.error(`I could not write ${made.path}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  say.log(`Wrote ${made.path}. Upload it as manifests/README.md describes under "Microsoft Teams".`);
  return 0;
}

type Mistake = { readonly mistake: string };
type Made = Mistake | { readonly print: string } | { readonly path: string; readonly bytes: Uint8Array };
type Asked = {
  readonly platform: 'slack' | 'teams';
  readonly prefix: string;
  readonly out: string | undefined;
  readonly targeted: boolean;
};

function readArguments(args: readonly string[]): Asked | Mistake {
  let parsed: { values: { prefix?: string; out?: string; targeted?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { prefix: { type: 'string' }, out: { type: 'string' }, targeted: { type: 'boolean' } },
    });
  } catch (error) {
    return { mistake: `${error instanceof Error ? error.message : String(error)}\n${USAGE}` };
  }
  const { values, positionals } = parsed;
  const [platform, ...rest] = positionals;
  if ((platform !== 'slack' && platform !== 'teams') || rest.length > 0) return { mistake: USAGE };
  const foreign = platform === 'slack' ? (['out', 'targeted'] as const) : (['prefix'] as const);
  const misplaced = foreign.find((name) => values[name] !== undefined);
  if (misplaced) return { mistake: `--${misplaced} does not belong to "manifest ${platform}".\n${USAGE}` };
  return { platform, prefix: values.prefix ?? '', out: values.out, targeted: values.targeted ?? false };
}

function slack({ prefix }: Asked, { publicUrl, slackSocketMode }: ManifestSettings): Made {
  if (!/^([a-z0-9][a-z0-9_-]*)?$/.test(prefix))
    return { mistake: `--prefix: found "${prefix}"; allowed are lower-case letters, digits, - and _, such as pc-` };
  const address = slackSocketMode ? undefined : publicAddress(publicUrl, 'or SLACK_APP_TOKEN for Socket Mode');
  if (address && 'mistake' in address) return address;
  const filled = slackManifest({ address: address?.url, prefix });
  return 'mistakes' in filled
    ? { mistake: `Slack would refuse this manifest:\n${filled.mistakes.join('\n')}` }
    : { print: JSON.stringify(filled, null, 2) };
}

function teams({ out, targeted }: Asked, { publicUrl, teamsAppId }: ManifestSettings): Made {
  const address = publicAddress(publicUrl, 'Teams has no other way in');
  const problems = [
    ...('mistake' in address ? [address.mistake] : []),
    ...appIdProblem(teamsAppId),
    ...(out ? [] : ['Add --out and the name of the file to write, such as --out app.zip']),
  ];
  if ('mistake' in address || teamsAppId === undefined || !out || problems.length > 0)
    return { mistake: problems.join('\n') };
  return { path: out, bytes: teamsPackage({ address: address.url, appId: teamsAppId.toLowerCase(), targeted }) };
}

/** Both platforms call this address from outside and accept https only. */
function publicAddress(publicUrl: string | undefined, otherwise: string): { url: string } | Mistake {
  if (!publicUrl)
    return {
      mistake: `Set PUBLIC_URL to this installation's https address (${otherwise}), such as https://compass.example.org`,
    };
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.search || url.hash)
    return {
      mistake: `PUBLIC_URL: found "${publicUrl}"; allowed is an https address such as https://compass.example.org`,
    };
  return { url: url.href.replace(/\/+$/, '') };
}

function appIdProblem(appId: string | undefined): string[] {
  const where = 'the Azure portal shows it as "Microsoft App ID" on the bot\'s Configuration page';
  if (!appId) return [`Set MicrosoftAppId; ${where}`];
  const isGuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(appId);
  return isGuid
    ? []
    : [`MicrosoftAppId: found "${appId}"; allowed is an id such as 1a2b3c4d-0000-0000-0000-000000000000; ${where}`];
}
