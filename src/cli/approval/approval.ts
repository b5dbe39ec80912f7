import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { Settings } from '../../settings';
import { whyNotWritten } from '../why-not-written';
import { blanksIn } from './blanks';
import { factsOf } from './facts';
import { subjectsOf } from './organisations';
import { approvalPack, DOCUMENTS } from './pack';

/** The file that `--out` names; undefined if the words are not those of `approval`. */
export function readOut([option = '', out, ...others]: readonly string[]): string | undefined {
  if (others.length > 0) return undefined;
  const path = option.startsWith('--out=') && out === undefined ? option.slice('--out='.length) : undefined;
  return (path ?? (option === '--out' && !out?.startsWith('--') ? out : undefined)) || undefined;
}

type About = { readonly version: string; readonly day: string };

/**
 * Writes the approval pack of this installation as a zip: what a board, an information-governance lead and an IT department
 * ask for, with what the program knows filled in; for several organisations, one in a folder for each. `text` says what is left
 * to fill in by hand, or why nothing was written.
 */
export function writeApproval(
  out: string,
  settings: Settings,
  about: About,
): { readonly text: string; readonly ok: boolean } {
  const subjects = subjectsOf(settings);
  if ('mistakes' in subjects)
    return { text: `ORGANISATIONS_FILE has mistakes, so I wrote nothing:\n${subjects.mistakes}`, ok: false };
  const packs = [...subjects.of].map(([folder, subject]) => ({
    folder,
    files: approvalPack(factsOf(subject, about)),
  }));
  const zipped = packs.flatMap(({ folder, files }) =>
    [...files].map(([name, text]) => [folder === '' ? name : `${folder}/${name}`, strToU8(text)] as const),
  );
  try {
    writeFileSync(out, zipSync(Object.fromEntries(zipped)));
  } catch (error) {
    return { text: `I could not write ${out}: ${whyNotWritten(error)}`, ok: false };
  }
  const [only] = packs;
  const lines = packs.length === 1 && only ? saidOfOne(out, only.files, settings) : saidOfSeveral(out, packs, settings);
  return { text: lines.join('\n'), ok: true };
}

type Files = ReadonlyMap<string, string>;

function saidOfOne(out: string, files: Files, settings: Settings): string[] {
  const left = DOCUMENTS.flatMap((document) => {
    const blanks = blanksIn(files.get(`text/${document}.md`) ?? '');
    return blanks > 0 ? [`- ${document}.html: ${blanks}`] : [];
  });
  const unset = settings.ORGANISATIONS_FILE
    ? []
    : (['ORGANISATION_NAME', 'ORGANISATION_CONTACT', 'LOCAL_FRONT_DOOR', 'PUBLIC_URL'] as const).filter(
        (name) => !settings[name],
      );
  return [
    `Wrote ${out}. Open read-me-first.html in it.`,
    'Left for you to fill in; look for “fill in”:',
    ...left,
    ...(unset.length > 0 ? [`Set ${listed(unset)} and make it again, and some of these are filled in.`] : []),
  ];
}

function saidOfSeveral(
  out: string,
  packs: readonly { readonly folder: string; readonly files: Files }[],
  { ORGANISATION_NAME }: Settings,
): string[] {
  const left = packs.map(({ folder, files }) => {
    const blanks = DOCUMENTS.map((document) => blanksIn(files.get(`text/${document}.md`) ?? ''));
    return `- ${folder}: ${blanks.reduce((sum, one) => sum + one, 0)}`;
  });
  return [
    `Wrote ${out}: a pack in a folder for each of ${packs.length} organisations. Give each its own, and let them open read-me-first.html in it.`,
    'Left to fill in; look for “fill in”:',
    ...left,
    ...(ORGANISATION_NAME
      ? []
      : [
          'Set ORGANISATION_NAME to whoever runs the bot for them and make it again: each pack then names its processor.',
        ]),
  ];
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);
