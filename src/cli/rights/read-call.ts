import { parseArgs } from 'node:util';
import type { Person, Tenant } from '../../ids';
import { nearest, quoted } from '../../reflection/read/reading';
import { asPlatformsWrite, PERSON, TENANT } from '../../settings';

const RIGHTS = ['export', 'delete', 'forget', 'audit'] as const;
export type Right = (typeof RIGHTS)[number];

/** What a call asks for. `out`: the folder to write to. */
export type Call = {
  readonly tenant?: Tenant | undefined;
  readonly person?: Person | undefined;
  readonly to?: Person | undefined;
  readonly out?: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
};

/** What a call prints, and how the program ends. */
export type Said = { readonly code: number; readonly text: string };

const OPTIONS = {
  tenant: { type: 'string' },
  person: { type: 'string' },
  'hand-over-to': { type: 'string' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Option = keyof typeof OPTIONS;

const TAKES: Readonly<Record<Right, readonly Option[]>> = {
  export: ['tenant', 'person', 'out', 'dry-run'],
  delete: ['tenant', 'dry-run'],
  forget: ['person', 'hand-over-to', 'dry-run'],
  audit: ['tenant', 'json'],
};

const NEEDS: Readonly<Partial<Record<Right, Option>>> = { export: 'tenant', delete: 'tenant', forget: 'person' };

/** Reads what stands after the command. A mistake is one sentence that says what to write instead. */
export function readCall(right: Right, words: readonly string[]): Call | { readonly mistake: string } {
  const { values, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const takes = TAKES[right];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return { mistake: `I do not know what to do with ${quoted(token.value)}.` };
    const known = takes.find((option) => `--${option}` === token.rawName);
    if (!known) return { mistake: unknownOption(right, token.rawName) };
    if (OPTIONS[known].type === 'boolean' && token.value !== undefined)
      return { mistake: `--${known} takes no value.` };
    if (OPTIONS[known].type === 'string' && !token.value) return { mistake: `After --${known}, say ${SAY[known]}.` };
  }
  const text = (option: Option) => (typeof values[option] === 'string' ? values[option] : undefined);
  const needed = NEEDS[right];
  if (needed && text(needed) === undefined) return { mistake: `Add --${needed} and ${SAY[needed]}.` };
  for (const option of ['tenant', 'person', 'hand-over-to'] as const) {
    const given = text(option);
    const fits = option === 'tenant' ? TENANT : PERSON;
    if (given !== undefined && !fits.test(asPlatformsWrite(given)))
      return { mistake: `After --${option}, say ${SAY[option]}, not ${quoted(given)}.` };
  }
  const id = (option: Option) => {
    const given = text(option);
    return given === undefined ? undefined : asPlatformsWrite(given);
  };
  const call = {
    tenant: id('tenant') as Tenant | undefined,
    person: id('person') as Person | undefined,
    to: id('hand-over-to') as Person | undefined,
    out: text('out'),
    dryRun: values['dry-run'] === true,
    json: values.json === true,
  };
  return mismatch(call) ?? call;
}

const SAY: Readonly<Record<Option, string>> = {
  tenant: 'the organisation, as slack:T1 or teams:<tenant>',
  person: 'the person, as slack:T1:U1 or teams:<tenant>:<object id>',
  'hand-over-to': 'who takes the weekly prompts over, as slack:T1:U2 or teams:<tenant>:<object id>',
  out: 'a folder to write to, such as --out export',
  'dry-run': '',
  json: '',
};

function unknownOption(right: Right, typed: string): string {
  const belongs = Object.keys(OPTIONS).some((option) => `--${option}` === typed);
  if (belongs) return `${typed} does not belong to “${right}”.`;
  const options = TAKES[right].map((option) => `--${option}`);
  return `I do not know the option ${quoted(typed)}. ${nearest(typed, options)}`.trim();
}

/** The tenant that a person belongs to: `slack:T1` of `slack:T1:U1`. */
export const tenantOf = (person: Person): Tenant => person.slice(0, person.lastIndexOf(':')) as Tenant;

function mismatch({ tenant, person, to }: Call): { readonly mistake: string } | undefined {
  if (tenant && person && tenantOf(person) !== tenant)
    return { mistake: `${quoted(person)} is not a person of ${quoted(tenant)}.` };
  if (to && person && (to === person || tenantOf(to) !== tenantOf(person)))
    return { mistake: 'After --hand-over-to, say somebody else of the same organisation.' };
  return undefined;
}
