import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { sayIssues } from '../content/mistake';
import { shownPath } from '../text/shown-path';
import { MANIFESTS, readManifestFile } from './manifest-file';
import { teamsRefusals } from './teams-manifest-rules';

const FOLDER = join(MANIFESTS, 'teams');

/** The manifest file's placeholder for this installation's address; an organisation's own addresses are left alone. */
export const EXAMPLE = 'https://compass.example.org';

type TeamsWishes = {
  readonly address: string;
  readonly appId: string;
  /** True if the tenant has slash commands and messages that only one person sees, a preview since manifest 1.29. */
  readonly targeted: boolean;
  /** The bot may send files in the personal chat. */
  readonly files: boolean;
};

/**
 * The package to upload, as a zip: the manifest and its two icons. `mistakes`: one sentence for everything that Teams
 * would refuse.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
 */
export function teamsPackage(wishes: TeamsWishes, folder = FOLDER): { bytes: Uint8Array } | { mistakes: string[] } {
  const path = join(folder, 'manifest.json');
  const file = readManifestFile(path);
  if ('mistakes' in file) return file;
  const template = teamsTemplate.safeParse(file.json);
  const manifest = template.success ? teamsManifest(template.data, wishes) : undefined;
  const mistakes = [
    ...teamsRefusals(manifest ?? file.json),
    ...(template.error ? sayIssues(template.error.issues, file.json, teamsTemplate) : []).map(({ says }) => says),
    ...(manifest ? wrongIcons(manifest, folder) : []),
  ];
  if (!manifest || mistakes.length > 0)
    return { mistakes: [...new Set(mistakes)].map((says) => `${shownPath(path)}: ${says}`) };
  return {
    bytes: zipSync({
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      ...Object.fromEntries(
        ICONS.map(({ name }) => [manifest.icons[name], readFileSync(join(folder, manifest.icons[name]))]),
      ),
    }),
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

function wrongIcons({ icons }: TeamsManifest, folder: string): string[] {
  return ICONS.flatMap(({ name, size }) => {
    const found = sizeOfPng(join(folder, icons[name]));
    const allowed = `it must be a PNG file beside the manifest, ${size} pixels wide and high`;
    if (found === undefined || !/^[\w.-]+$/.test(icons[name]))
      return [`icons → ${name}: found "${icons[name]}"; ${allowed}`];
    return found.every((side) => side === size)
      ? []
      : [`icons → ${name}: found one of ${found.join(' × ')} pixels; ${allowed}`];
  });
}

/** `[width, height]` in pixels, from the PNG's first chunk. Undefined if there is no such picture. */
function sizeOfPng(path: string): [number, number] | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(1, 4).toString('latin1') === 'PNG'
      ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
      : undefined;
  } catch {
    return undefined;
  }
}

/** The Teams manifest for one installation, from `manifests/teams/manifest.json`. */
function teamsManifest(template: TeamsManifest, { address, appId, targeted, files }: TeamsWishes): TeamsManifest {
  const here = (url: string) => url.replace(EXAMPLE, () => address);
  const { websiteUrl, privacyUrl, termsOfUseUrl } = template.developer;
  const filled: TeamsManifest = {
    ...template,
    id: appId,
    developer: {
      ...template.developer,
      websiteUrl: here(websiteUrl),
      privacyUrl: here(privacyUrl),
      termsOfUseUrl: here(termsOfUseUrl),
    },
    description: { ...template.description, full: here(template.description.full) },
    bots: template.bots.map((bot) => ({ ...bot, botId: appId, ...(files ? { supportsFiles: true } : {}) })),
    composeExtensions: template.composeExtensions.map((extension) => ({ ...extension, botId: appId })),
    validDomains: [new URL(address).hostname],
  };
  return targeted ? withTargetedMessages(filled) : filled;
}

function withTargetedMessages(manifest: TeamsManifest): TeamsManifest {
  return {
    ...manifest,
    $schema: manifest.$schema.replace(manifest.manifestVersion, '1.29'),
    manifestVersion: '1.29',
    bots: manifest.bots.map((bot) => ({
      ...bot,
      supportsTargetedMessages: true,
      commandLists: bot.commandLists.map((list) => ({ ...list, triggers: ['mention', 'slash'] })),
    })),
  };
}

/** The fields that are filled in; all others are taken over from the file unchanged. */
const teamsTemplate = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  id: z.string(),
  developer: z.looseObject({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  description: z.looseObject({ full: z.string() }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  bots: z.array(z.looseObject({ botId: z.string(), commandLists: z.array(z.looseObject({})) })),
  composeExtensions: z.array(z.looseObject({ botId: z.string() })),
  validDomains: z.array(z.string()),
});

type TeamsManifest = z.output<typeof teamsTemplate>;
