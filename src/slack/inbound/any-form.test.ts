import type { ViewOutput } from '@slack/bolt';
import fc from 'fast-check';
import type { Field, Form } from '../../message';
import { filledForm } from '../../tryout/slack/filled-form';
import { viewFault } from '../../tryout/slack/view-rules';
import type { Json } from '../../tryout/slack/workspace';
import { modal } from '../outbound/modal';
import { submittedForm } from './submitted-form';

const origin = { installation: 'T0TEAM', channel: 'C0TEAM', personal: false, typing: 'slash', prefix: '' } as const;
const words = fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' });
const value = fc.string({ maxLength: 90 });

const choices = fc.uniqueArray(fc.record({ label: words, value }), {
  minLength: 1,
  maxLength: 120,
  comparator: (a, b) => a.value === b.value || a.label.slice(0, 70) === b.label.slice(0, 70),
});

const kinds = fc.oneof(
  fc.record({
    kind: fc.constant('line' as const),
    longest: fc.integer({ min: 1, max: 9000 }),
    value,
    lines: fc.boolean(),
  }),
  // One choice at least has a value that Slack can carry: a menu has to offer something.
  fc.record({ kind: fc.constant('choice' as const), choices, value }).map(({ choices: some, ...rest }) => ({
    ...rest,
    choices: [{ label: 'Everyone', value: '' }, ...some.filter((one) => one.value !== '' && one.label !== 'Everyone')],
  })),
  fc.record({ kind: fc.constant('time' as const), value: fc.oneof(value, fc.constant('09:30')) }),
  fc.record({ kind: fc.constant('date' as const), value: fc.oneof(value, fc.constant('2026-11-23')) }),
);

const fields = fc.uniqueArray(
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 30 }), words, kinds)
    .map(([name, label, kind]): Field => ({ name, label, ...kind })),
  { maxLength: 12, comparator: (a, b) => a.name === b.name || a.label === b.label },
);

const forms = fc
  .record({ title: words, submit: words, fields })
  .map((form): Form => ({ kind: 'form', openLabel: 'reflect form', command: 'reflect weekly', ...form }));

test('any form is one that Slack shows, and submitted untouched it gives back what stood in its fields', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const view = modal({ audience: 'asker', blocks: [form] }, origin) as unknown as Json;
      expect(viewFault(view)).toBeUndefined();
      const submitted = { ...view, state: { values: filledForm(view, {}) } } as unknown as ViewOutput;
      const given = submittedForm(submitted);
      expect(Object.keys(given).sort()).toEqual(form.fields.map(({ name }) => name).sort());
      for (const field of form.fields) expect(['', field.value]).toContain(given[field.name]);
      for (const field of form.fields)
        if (field.kind === 'line' && (field.value ?? '').length <= Math.min(field.longest, 3000))
          expect(given[field.name]).toBe(field.value);
    }),
  );
});

test('a form whose line no window can keep is a fault, and is never cut short', () => {
  const form: Form = { kind: 'form', title: 'T', openLabel: 'o', command: 'x'.repeat(3000), submit: 'S', fields: [] };
  expect(() => modal({ audience: 'asker', blocks: [form] }, origin)).toThrow('too long for a modal');
});
