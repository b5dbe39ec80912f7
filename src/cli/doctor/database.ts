import { type Examined, examine } from '../../store/examine';
import type { Seals } from '../../store/secrets/seal-check';
import { about, type Finding } from './finding';

const { fine, look, not } = about('database');

const MEGABYTE = 1_000_000;
/** With less room than this there is soon none, or there is none. */
const LITTLE = 500 * MEGABYTE;
const TOO_LITTLE = 50 * MEGABYTE;

type StoreSecrets = { readonly secretKey: string | undefined; readonly previousKeys: readonly string[] };

/** Whether the database can be reached and written to, fits this release, has room, and is opened by the keys that are here. */
export async function checkDatabase(url: string, secrets: StoreSecrets): Promise<Finding[]> {
  let found: Examined;
  try {
    found = await examine(url, secrets);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      not(
        `it cannot be opened: ${withoutPassword(why, url)}`,
        'Check DATABASE_URL, and that its server or disk is up.',
      ),
    ];
  }
  const { there, newer, pending, writable, seals, freeBytes, bytes } = found;
  if (!there) return [fine('its file is not there yet: the bot makes it when it starts'), ...room(freeBytes)];
  if (newer.length > 0)
    return [
      not(
        `a newer release has changed it (${newer.join(', ')})`,
        'Run that release, or restore a backup from before it.',
      ),
    ];
  return [
    fine(pending === 0 ? 'it can be reached, and fits this release' : `it can be reached; ${changes(pending)}`),
    writable === undefined
      ? fine(`it can be written to (${inWords(bytes)})`)
      : not(`it cannot be written to: ${withoutPassword(writable, url)}`, WRITABLE),
    ...room(freeBytes),
    ...(seals ? ofSeals(seals, secrets.previousKeys.length > 0) : []),
  ];
}

const changes = (pending: number) =>
  `the bot makes ${pending === 1 ? '1 change' : `${pending} changes`} of this release to it when it starts`;

const WRITABLE =
  'Check the disk’s room and the rights of the account that the bot runs as, and that no other program holds the database.';
const KEY =
  'Set SECRET_KEY, or the key file beside the database, back to what it was; or SECRET_KEY_PREVIOUS to what it was before you changed it.';

/** Whether the polls and the tokens of workspaces can be opened, and whether a change of SECRET_KEY is done. */
function ofSeals({ pollKeys, installations }: Seals, hasPrevious: boolean): Finding[] {
  const places = installations.lost.length;
  const old = pollKeys.old + installations.old;
  const opened = [
    ...(pollKeys.kept > 0 && pollKeys.lost.length === 0 ? ['its polls'] : []),
    ...(installations.kept > 0 && places === 0 ? ['the tokens of its workspaces'] : []),
  ];
  return [
    ...(pollKeys.lost.length > 0 ? [not('SECRET_KEY is not the one that its open polls were started with', KEY)] : []),
    ...(places > 0
      ? [
          not(
            `SECRET_KEY is not the one that the tokens of ${installations.lost.map(withoutPlatform).join(', ')} were kept with`,
            `${KEY} If it is lost, the app has to be installed there again.`,
          ),
        ]
      : []),
    ...(opened.length > 0
      ? [fine(`${old > 0 ? 'SECRET_KEY or SECRET_KEY_PREVIOUS' : 'SECRET_KEY'} opens ${opened.join(' and ')}`)]
      : []),
    ...(old > 0 ? [look(`SECRET_KEY_PREVIOUS is still needed for ${old} of them`, STILL_NEEDED)] : []),
    ...(hasPrevious && old === 0 ? [look('nothing in it is sealed with SECRET_KEY_PREVIOUS', NO_LONGER)] : []),
  ];
}

const withoutPlatform = (tenant: string) => tenant.replace(/^\w+:/, '');

const STILL_NEEDED =
  'Leave it set: the bot that runs seals all of it anew within an hour, and its log says when it can go.';
const NO_LONGER = 'Take it out of the settings, unless it is about to become the new SECRET_KEY of several machines.';

function room(freeBytes: number | undefined): Finding[] {
  if (freeBytes === undefined) return [];
  const says = `its disk has ${inWords(freeBytes)} left`;
  if (freeBytes < TOO_LITTLE) return [not(says, 'Make room: a full disk takes no votes and posts nothing.')];
  return [freeBytes < LITTLE ? look(says, 'Make room soon.') : fine(says)];
}

const inWords = (bytes: number) =>
  bytes < 1_000 * MEGABYTE ? `${Math.ceil(bytes / MEGABYTE)} MB` : `${Math.floor(bytes / MEGABYTE / 1_000)} GB`;

/** A driver's words may repeat the address. */
function withoutPassword(words: string, url: string): string {
  const password = URL.canParse(url) ? new URL(url).password : '';
  const hidden = [url, password, decodeURIComponent(password)].filter(Boolean);
  return hidden.reduce((text, secret) => text.replaceAll(secret, '…'), words);
}
