import type { OnHolidays, Region, Rule } from '../schedule';
import { mistaken, plain, quoted, type Reading, understood } from './reading';

const ALLOWED =
  'Type "skip holidays", "after holidays" (the next working day) or "on holidays" (as usual). You can add a place, such as "in Scotland".';

/**
 * Reads what to do on bank holidays, and whose: `skip holidays`, `after bank holidays in Scotland`, or just the choice
 * (`next-working-day`). No text means the next working day, if `usual` is a region with holidays. `usual` is used if no
 * place is named.
 */
export function readOnHolidays(text: string, usual: Region): Reading<Pick<Rule, 'onHolidays' | 'region'>> {
  const words = plain(text).toLowerCase().replaceAll('-', ' ');
  if (words === '') return understood(usual === 'none' ? NO_MATTER : { onHolidays: 'next-working-day', region: usual });
  const onHolidays = CHOICES.find(([pattern]) => pattern.test(words))?.[1];
  if (onHolidays === undefined) return mistaken(`I am not sure what ${quoted(text)} means for bank holidays.`, ALLOWED);
  if (onHolidays === 'post') return understood(NO_MATTER);
  const place = PLACE.exec(words)?.[0];
  const region = place === undefined ? usual : REGION_OF[place.split(' ')[0] ?? ''];
  const [, elsewhere] = /\b(?:in|of) (.+)$/i.exec(plain(text)) ?? [];
  if (place === undefined && elsewhere !== undefined)
    return mistaken(`I do not know the bank holidays for ${quoted(elsewhere)}.`, PLACES);
  if (region === undefined || region === 'none') return mistaken('Please say which bank holidays you mean.', PLACES);
  return understood({ onHolidays, region });
}

/** Splits a line into the part about holidays and the rest; undefined if it does not mention holidays. */
export function holidayWords(line: string): { readonly said: string; readonly rest: string } | undefined {
  const found = IN_A_LINE.exec(line);
  if (!found) return undefined;
  const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
  return { said: found[0].trim(), rest };
}

const NO_MATTER = { onHolidays: 'post', region: 'none' } as const;

const CHOICES: readonly (readonly [RegExp, OnHolidays])[] = [
  [/\bnext working day\b|^(after|mov(e|ing))\b/, 'next-working-day'],
  [/^(skip(ping)?|not on|not|no|except|without)\b/, 'skip'],
  [/^(post|even|also|on|ignor(e|ing)|including)\b/, 'post'],
];

const PLACES =
  'I know those for England and Wales, Scotland, and Northern Ireland. Type, for example, "skip holidays in Scotland".';
const PLACE = /\b(england( and wales)?|wales|scotland|northern ireland)\b/;
const REGION_OF: Readonly<Record<string, Region>> = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  scotland: 'scotland',
  northern: 'northern-ireland',
};

const PLACE_WORDS = 'england(?:[ -]and[ -]wales)?|wales|scotland|northern[ -]ireland';
const CHOICE_WORDS =
  'skip(?:ping)?|after|move|moving|(?:not|except|post|even|also) on|on|not|no|except|without|ignore|ignoring|including';
const IN_A_LINE = new RegExp(
  `(?:^| )(?:(?:on )?(?:the )?next[ -]working[ -]day|(?:(?:${CHOICE_WORDS}) )?(?:the )?(?:(?:${PLACE_WORDS}) )?(?:(?:bank|public) )?holidays?)(?: (?:in|of) (?:${PLACE_WORDS}|\\S+))?(?: too)?(?= |$)`,
  'i',
);
