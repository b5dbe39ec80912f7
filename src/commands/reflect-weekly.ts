import type { Block } from '../message';
import type { Schedule } from '../reflection/schedule';
import { readWeekly, readWeeklyForm, type Weekly, type WeeklyDefaults, type WeeklyMistake } from '../reflection/weekly';
import { announce } from './announce';
import type { Answer, Policy, Services } from './answer';
import type { Asker } from './asker';
import { nextTurn } from './next-turn';
import { inviteFirst } from './not-sent';
import { overtaken } from './overtaken';
import { type Filled, form, showForm } from './reflect-form';
import { changed } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { isPaused, scheduleInWords, scheduleLine, stateInWords } from './schedule-words';

/** `reflect weekly monday 09:30`: sets or changes the one weekly prompt of the conversation. Without words, the form. */
export async function weekly(words: string, asker: Asker, services: Services): Promise<Answer> {
  const defaults = weeklyDefaults(services.policy);
  if (words === '' && !asker.form) return form('', asker, services);
  const filled = words === '' ? asker.form : undefined;
  const read = filled ? readWeeklyForm(filled, defaults) : readWeekly(words, defaults);
  if (read.ok) return set(read.weekly, asker, services);
  return filled ? askAgain(read.mistakes, filled, asker, services) : explain(read.mistakes, asker);
}

/** What goes without saying in a line. */
export const weeklyDefaults = ({ timezone, bankHolidays }: Policy): WeeklyDefaults => ({
  zone: timezone,
  region: bankHolidays,
});

async function set(rule: Weekly, asker: Asker, services: Services): Promise<Answer> {
  const before = await scheduleHere(asker, services);
  const now = services.clock();
  const { conversation, tenant, person: owner } = asker;
  const next = await nextTurn(rule, conversation, services);
  const going = { state: 'active', because: null, pausedUntil: null, next } as const;
  const schedule: Schedule = { ...rule, conversation, tenant, owner, ...going };
  const line = scheduleLine(schedule, services.policy);
  const same = before && !isPaused(before, now) && scheduleLine(before, services.policy) === line;
  if (same && before.owner === owner)
    return changed('It is set like that already, so nothing changed.', before, asker, services);
  const did = same ? 'Weekly prompt taken over' : before ? 'Weekly prompt changed' : 'Weekly prompt set';
  const told = await announce(did, announcement(before, schedule, asker, now), asker, services);
  if (!told) return inviteFirst(line, asker);
  if (!(await services.schedules.save(schedule, before))) return overtaken(asker, services);
  return changed(same ? TAKEN_OVER : before ? CHANGED : SET, schedule, asker, services);
}

const SET = 'The weekly prompt is set, and everyone here has been told.';
const TAKEN_OVER =
  'It was set like that already. It is now yours: if something goes wrong, you are the one I tell. Everyone here has been told.';
const CHANGED =
  'The weekly prompt is changed, and everyone here has been told. There is one in each channel, so this takes the place of the old one.';

function announcement(before: Schedule | undefined, schedule: Schedule, { typed }: Asker, now: Date): Block[] {
  const text = `${scheduleInWords(schedule)} ${stateInWords(schedule, now)}`;
  return [
    { kind: 'text', ...(before ? { label: 'Now' } : {}), text },
    ...(before ? [{ kind: 'text', label: 'Before', text: scheduleInWords(before) } satisfies Block] : []),
    { kind: 'note', text: `To see it, change it or pause it, type ${typed('reflect')}.` },
  ];
}

function explain(mistakes: readonly WeeklyMistake[], { typed }: Asker): Answer {
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'list', label: 'I have set nothing yet', items: mistakes.map(({ says }) => says) },
        { kind: 'text', label: 'An example', text: typed('reflect weekly monday 09:30 Europe/London for managers') },
        { kind: 'buttons', buttons: [{ label: 'Fill in a form', says: 'reflect form' }] },
      ],
    },
  };
}

/** Beside the fields where the platform can show it there; above them for everybody else. */
function askAgain(mistakes: readonly WeeklyMistake[], filled: Filled, asker: Asker, services: Services): Answer {
  const items = mistakes.map(({ says }) => says);
  return {
    ...showForm([{ kind: 'list', label: 'I have set nothing yet', items }], filled, asker, services),
    mistakes: Object.fromEntries(mistakes.map(({ field, says }) => [field, says])),
  };
}
