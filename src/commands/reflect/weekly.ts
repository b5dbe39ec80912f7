import type { Block } from '../../message';
import { counted } from '../../reflection/own-days';
import { readWeekly, readWeeklyForm, type Weekly, type WeeklyMistake } from '../../reflection/read/weekly';
import type { PendingDelivery, Schedule, Slot } from '../../reflection/schedule';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotTold } from '../errors';
import { announce } from './announce';
import { confirmed } from './confirmed';
import { sayConflictAfterTelling } from './conflict';
import { form, showForm } from './form';
import { asChosen, type Filled, withCarried } from './form-carries';
import { offer } from './offer';
import { scheduleLine, wholeLine } from './rule-line';
import { nextFreeSlot, scheduleHere, weeklyDefaults } from './schedule-here';
import { takeOver } from './take-over';
import { isPaused, nextInWords, ruleInWords, scheduleInWords, shortHolidays, stateInWords, willNotTry } from './words';

/**
 * `reflect weekly monday 09:30`: sets or changes the conversation's one weekly prompt; what the line does not say stays as it is.
 * Without words, shows the form.
 */
export async function weekly(words: string, asker: Asker, services: Services): Promise<Answer> {
  if (words === '' && !asker.form) return form('', asker, services);
  const before = await scheduleHere(asker, services);
  const defaults = weeklyDefaults(services, before);
  const filled = asker.form && withCarried(words, asker.form);
  const read = filled ? readWeeklyForm(asChosen(filled), defaults) : readWeekly(words, defaults);
  if (read.ok) return set(read.weekly, before, asker, services);
  return filled ? askAgain(read.mistakes, filled, asker, services) : offer(words, read, before, asker, services);
}

async function set(rule: Weekly, before: Schedule | undefined, asker: Asker, services: Services): Promise<Answer> {
  const { clock, policy, schedules } = services;
  const now = clock();
  const { conversation, tenant, person: owner } = asker;
  const waiting = await schedules.pendingDelivery(conversation);
  const next =
    unchangedSlot(before, rule, services) ?? (await nextFreeSlot(rule, conversation, services, { before, waiting }));
  const going = { state: 'active', because: null, pausedUntil: null, next } as const;
  const schedule: Schedule = { ...counted(rule, next.day), conversation, tenant, owner, ...going };
  if (before && !isPaused(before, now) && scheduleLine(before, services) === scheduleLine(schedule, services))
    return before.owner === owner
      ? confirmed(['It is already set like that, so nothing has changed.'])
      : takeOver('', { ...asker, via: 'typed' }, services);
  const did = before ? 'Weekly prompt changed' : 'Weekly prompt set';
  try {
    await announce(did, announcement(before, schedule, waiting, asker, now), asker, services);
  } catch (error) {
    return sayNotTold(error, (before ? wholeLine : scheduleLine)(rule, services), asker, services);
  }
  if (!(await schedules.save(schedule, before, waiting, owner))) return sayConflictAfterTelling(asker, services);
  return confirmed([
    before ? 'Changed.' : 'Set.',
    ruleInWords(schedule),
    ...shortHolidays(schedule, before, policy),
    nextInWords(schedule),
    'I have told everyone here.',
  ]);
}

/** The next slot as it was, if the change leaves days and times alone, so that a skipped prompt stays skipped. Null otherwise. */
function unchangedSlot(before: Schedule | undefined, rule: Weekly, services: Services): Slot | null {
  const times = (one: Weekly) => scheduleLine(withoutSteps({ ...one, audience: null }), services);
  return before && !isPaused(before, services.clock()) && times(before) === times(rule) ? before.next : null;
}

const withoutSteps = ({ twoSteps: _, ...rule }: Weekly): Weekly => rule;

/** Says what was set before, including a pause, because the change ends it. */
function announcement(
  before: Schedule | undefined,
  schedule: Schedule,
  waiting: PendingDelivery | undefined,
  { commandHint }: Asker,
  now: Date,
): Block[] {
  const says = (one: Schedule) => `${scheduleInWords(one)} ${stateInWords(one, now)}`;
  const moved = waiting?.day === schedule.next?.day;
  return [
    { kind: 'text', ...(before ? { label: 'Now' } : {}), text: says(schedule) },
    ...(before ? [{ kind: 'text', label: 'Before', text: says(before) } satisfies Block] : []),
    ...(before && waiting && !moved ? [{ kind: 'text', text: willNotTry(waiting, before) } satisfies Block] : []),
    { kind: 'note', text: `To see it, change it or pause it, type ${commandHint('reflect')}.` },
  ];
}

/** The mistakes are shown beside the fields, if the platform can do that, and otherwise above the form. */
function askAgain(mistakes: readonly WeeklyMistake[], filled: Filled, asker: Asker, services: Services): Answer {
  const items = mistakes.map(({ says }) => says);
  return {
    ...showForm([{ kind: 'list', label: 'Not set yet', items }], filled, asker, services),
    mistakes: Object.fromEntries(mistakes.map(({ field, says }) => [field, says])),
  };
}
