import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { whyNotWritten } from '../why-not-written';
import { factsOf, type Spoken } from './facts';
import { approvalPack, blanksIn, DOCUMENTS } from './pack';

/** The file that `--out` names; undefined if the words are not those of `approval`. */
export function readOut([option = '', out, ...others]: readonly string[]): string | undefined {
  if (others.length > 0) return undefined;
  const path = option.startsWith('--out=') && out === undefined ? option.slice('--out='.length) : undefined;
  return (path ?? (option === '--out' && !out?.startsWith('--') ? out : undefined)) || undefined;
}

/**
 * Writes the approval pack of this installation as a zip: what a board, an information-governance lead and an IT department
 * ask for, with what the program knows filled in. `text` says what is left to fill in by hand, or why nothing was written.
 */
export function writeApproval(
  out: string,
  settings: Spoken,
  about: { readonly version: string; readonly day: string },
): { readonly text: string; readonly ok: boolean } {
  const files = approvalPack(factsOf(settings, about));
  try {
    writeFileSync(out, zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)]))));
  } catch (error) {
    return { text: `I could not write ${out}: ${whyNotWritten(error)}`, ok: false };
  }
  const left = DOCUMENTS.flatMap((document) => {
    const blanks = blanksIn(files.get(`text/${document}.md`) ?? '');
    return blanks > 0 ? [`- ${document}.html: ${blanks}`] : [];
  });
  const unset = [
    ...(settings.ORGANISATION_NAME ? [] : ['ORGANISATION_NAME']),
    ...(settings.ORGANISATION_CONTACT ? [] : ['ORGANISATION_CONTACT']),
  ];
  const lines = [
    `Wrote ${out}. Open read-me-first.html in it.`,
    'Left for you to fill in; look for “fill in”:',
    ...left,
    ...(unset.length > 0 ? [`Set ${unset.join(' and ')} and make it again, and some of these are filled in.`] : []),
  ];
  return { text: lines.join('\n'), ok: true };
}
