import type { Block } from '../../message';
import { guessWeekly } from '../../reflection/read/guess-weekly';
import { quoted } from '../../reflection/read/reading';
import { readWeekly } from '../../reflection/read/weekly';
import { didYouMean } from '../../text/did-you-mean';
import { type Answer, couldNotRead, type Handler, type Services } from '../answer';
import type { Asker } from '../asker';
import { keep } from './ask-first';
import { form } from './form';
import { now } from './now';
import { offerForm, offerGuess } from './offer';
import { pause } from './pause';
import { preview } from './preview';
import { resume } from './resume';
import {
  guestsMayNot,
  mayChangePrompt,
  mayNotSchedule,
  maySchedule,
  scheduleHere,
  weeklyDefaults,
} from './schedule-here';
import { skip } from './skip';
import { status } from './status';
import { stop } from './stop';
import { takeOver } from './take-over';
import { weekly } from './weekly';

type Part = (words: string, asker: Asker, services: Services) => Answer | Promise<Answer>;

/** `forAll`: what everybody may do. `forSome`: what only the people named in the policy may do, if it names any. */
const forAll = { preview, keep } satisfies Record<string, Part>;
const forSome = { weekly, form, skip, pause, resume, stop, now, 'take-over': takeOver } satisfies Record<string, Part>;

/** What guests may usually not do to a weekly prompt that is already set here. */
const changes: ReadonlySet<string> = new Set(['weekly', 'form', 'skip', 'pause', 'resume', 'stop', 'take-over']);

/** `reflect`: the weekly prompt of the asker's conversation. The next word picks what to do. */
export const reflect: Handler = async (line, asker, services) => {
  if (asker.setting === 'personal') return notHere();
  const [first = '', ...rest] = asNamed(line).split(' ');
  const [name, words] = [first.toLowerCase().replace(/[.,!?]+$/, ''), rest.join(' ')];
  if (name === '') return status(asker, services);
  if (name === 'help') return { message: { audience: 'asker', blocks: [whatItTakes(asker)] } };
  if (Object.hasOwn(forAll, name)) return forAll[name as keyof typeof forAll](words, asker, services);
  if (!Object.hasOwn(forSome, name)) return didNotUnderstand(line, name, words, asker, services);
  if (!maySchedule(asker, services.policy)) return mayNotSchedule(asker, services.policy);
  const here = asker.isGuest && changes.has(name) ? await scheduleHere(asker, services) : undefined;
  if (here && !(await mayChangePrompt(here, asker, services.policy))) return guestsMayNot(asker);
  return forSome[name as keyof typeof forSome](words, asker, services);
};

/** The line with the name of what it asks for: `take over` is one word, and `monthly first monday 09:30` sets a prompt. */
const asNamed = (line: string) =>
  line.replace(/^take ?over\b/i, 'take-over').replace(/^(?=(?:monthly|fortnightly)\b)/i, 'weekly ');

/** A prompt is for a team to talk about: in the bot's own chat with one person there is nobody to talk to. */
const notHere = (): Answer =>
  couldNotRead(
    'A weekly prompt needs a channel or group chat, where your team can talk about it.',
    'Add me to one, then ask me there for “reflect weekly monday 09:30”.',
  );

/** In characters. Anything longer is not a mistyped command, so the answer does not repeat it. */
const LONGEST_MEANT = 80;

async function didNotUnderstand(
  line: string,
  name: string,
  words: string,
  asker: Asker,
  services: Services,
): Promise<Answer> {
  if (line.length > LONGEST_MEANT) return notUnderstood(line, undefined, asker);
  const other = OTHER_WORDS.get(name);
  if (other) return notUnderstood(line, `reflect ${other} ${words}`.trim(), asker);
  const rule = SETTING.has(name) ? words : line;
  return (await offerRule(rule, asker, services)) ?? notUnderstood(line, nearest(name, words), asker);
}

/** The line without a name may be a rule, such as `monday 9.30`; undefined if neither a day nor a time is in it. */
async function offerRule(rule: string, asker: Asker, services: Services): Promise<Answer | undefined> {
  const before = await scheduleHere(asker, services);
  const guess = guessWeekly(rule, weeklyDefaults(services, before));
  if (guess) return offerGuess(guess, before, services);
  const alone = readWeekly(rule, weeklyDefaults(services));
  if (alone.ok || (alone.understood.weekday === undefined && alone.understood.time === undefined)) return undefined;
  const read = readWeekly(rule, weeklyDefaults(services, before));
  return read.ok ? undefined : offerForm(read, before, asker, services);
}

function nearest(name: string, words: string): string | undefined {
  const meant = SETTING.has(name) ? 'form' : didYouMean(name, [...Object.keys(forAll), ...Object.keys(forSome)]);
  return meant && `reflect ${meant} ${meant === 'form' ? '' : words}`.trim();
}

/** `meant`: the line that was probably meant. */
function notUnderstood(line: string, meant: string | undefined, { commandHint }: Asker): Answer {
  return {
    unread: true,
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'text', text: `I do not understand ${quoted(`reflect ${line}`)}.` },
        ...(meant ? [{ kind: 'text', label: 'Did you mean', text: commandHint(meant) } satisfies Block] : []),
        {
          kind: 'buttons',
          buttons: [
            ...(meant ? [{ label: 'Yes, use this', command: meant, main: true }] : []),
            { label: 'What I can type', command: 'reflect help' },
          ],
        },
      ],
    },
  };
}

/** Other words that people use, whose nearest spelling would be the wrong command. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ...['unpause', 'continue', 'restart', 'unskip'].map((word) => [word, 'resume'] as const),
  ...['cancel', 'delete', 'end', 'remove', 'off'].map((word) => [word, 'stop'] as const),
  ...['post', 'send'].map((word) => [word, 'now'] as const),
]);

/** Words that people put before a day and a time. */
const SETTING: ReadonlySet<string> = new Set(['start', 'set', 'change', 'edit']);

const whatItTakes = ({ commandHint }: Asker): Block => ({
  kind: 'list',
  label: 'What you can type',
  items: TAKES.map(([line, does]) => `${commandHint(line)}: ${does}`),
});

const TAKES = [
  ['reflect', 'what is set for this channel'],
  [
    'reflect weekly monday 09:30',
    'a prompt every week; add “every 2 weeks”, “for managers”, “skip holidays” or “in two steps” if you like',
  ],
  ['reflect monthly first monday 09:30', 'the same once a month'],
  ['reflect form', 'the same in a form'],
  ['reflect preview', 'the next four prompts'],
  ['reflect skip', 'skips the next one'],
  ['reflect pause', 'no prompts until somebody resumes them; you can add “until 5 January”'],
  ['reflect resume', 'starts again after a pause, or brings back a skipped one'],
  ['reflect stop', 'stops it for good'],
  ['reflect now', 'posts the next one now'],
  ['reflect take-over', 'makes you the person I tell when something goes wrong'],
] as const;
