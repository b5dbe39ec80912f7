import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

const FOLDER = join(__dirname, '..', '..', 'manifests', 'teams');

/** Stands in the file for this installation's address; an organisation's own addresses are left alone. */
const EXAMPLE = 'https://compass.example.org';

export type TeamsWishes = {
  readonly address: string;
  readonly appId: string;
  /** True where the tenant has slash commands and messages that only one person sees, a preview since manifest 1.29. */
  readonly targeted: boolean;
};

/** The file to upload: the manifest and its two icons, https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
export function teamsPackage(wishes: TeamsWishes): Uint8Array {
  const icon = (name: string) => readFileSync(join(FOLDER, name));
  const manifest = teamsManifest(wishes);
  return zipSync({
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    [manifest.icons.color]: icon(manifest.icons.color),
    [manifest.icons.outline]: icon(manifest.icons.outline),
  });
}

/** The Teams manifest from `manifests/teams/manifest.json` for one installation. */
function teamsManifest({ address, appId, targeted }: TeamsWishes): TeamsManifest {
  const template = teamsTemplate.parse(JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')));
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
    bots: template.bots.map((bot) => ({ ...bot, botId: appId })),
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

/** What is filled in; everything else passes through as it stands in the file. */
const teamsTemplate = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  id: z.string(),
  developer: z.looseObject({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  bots: z.array(z.looseObject({ botId: z.string(), commandLists: z.array(z.looseObject({})) })),
  composeExtensions: z.array(z.looseObject({ botId: z.string() })),
  validDomains: z.array(z.string()),
});

type TeamsManifest = z.output<typeof teamsTemplate>;
