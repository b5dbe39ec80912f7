import type { Person } from '../../ids';
import type { Store } from '../../store/open-store';
import type { Forgotten } from '../../store/rights/forget-person';
import { describeCounts } from './counted';
import { type Call, type Said, tenantOf } from './read-call';

/** `forget --person P`: everything of one person. The running bot tells those whom their weekly prompts concern. */
export async function forget(store: Store, { person, to, dryRun }: Call): Promise<Said> {
  const who = person as Person;
  const forgotten = await store.forgetPerson({ tenant: tenantOf(who), person: who, by: 'operator', to, dryRun });
  const lines = describeCounts(forgotten.counts);
  const votes = dryRun
    ? 'Any vote of theirs in an open poll would go, too'
    : 'Any vote of theirs in an open poll is gone, too';
  return {
    code: 0,
    text: [
      ...(lines.length === 0
        ? [`Nothing is kept of ${who} under their account number.`]
        : [headOf(who, dryRun), ...lines]),
      `${votes}: I do not say whether there was one.`,
      ...promptsOf(forgotten, to, dryRun),
      ...(forgotten.clear ? [] : [STILL_ON_DISK]),
      'Earlier backups still hold what was in them, and so may the log that a database server keeps of its writes, until they are overwritten. What was posted stays in Slack or Teams.',
    ].join('\n'),
  };
}

const headOf = (person: Person, dryRun: boolean) =>
  dryRun
    ? `Of ${person} this would go, or lose the account number:`
    : `Of ${person} this is gone, or has lost the account number:`;

function promptsOf({ prompts }: Forgotten, to: Person | undefined, dryRun: boolean): string[] {
  if (prompts.length === 0) return [];
  const what = prompts.length === 1 ? '1 weekly prompt' : `${prompts.length} weekly prompts`;
  const happens = to ? `${dryRun ? 'would go' : 'went'} to ${to}` : `${dryRun ? 'would pause' : 'paused'}`;
  const told = to ? 'them' : 'everybody there';
  const tells = dryRun ? `the bot would tell ${told}` : `the bot tells ${told} as soon as it runs`;
  return [`${what} ${happens}; ${tells}:`, ...prompts.map((conversation) => `         ${conversation}`)];
}

const STILL_ON_DISK =
  'Bytes may be left in the database’s files for now, as another program reads them. Run this again in a few minutes.';
