import { posted } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { testServices } from '../../testing/services';

const typed = (line: string) => ask(line);
const form = (question: string, options: string) =>
  ask('poll', testServices(), { via: 'form', form: { question, options } });

describe('a question or an answer that looks like a name', () => {
  test.each([
    [
      'typed, in the question',
      () => typed('poll "Should Callum Smith come?" "Yes" "No"'),
      '“Callum Smith” looks like a name',
    ],
    ['typed, as an answer', () => typed('poll "Who leads?" "PC Jones" "Nobody"'), '“PC Jones” looks like a name'],
    ['typed, as answers', () => typed('poll "Who leads?" "Callum" "Jade"'), '“Callum”, “Jade” look like names'],
    ['in the form', () => form('How is Mrs Okafor?', 'Well\nNot well'), '“Mrs Okafor” looks like a name'],
    ['in the form, as an answer', () => form('Who leads?', 'Mr Smith\nNobody'), '“Mr Smith” looks like a name'],
  ])('is asked about before it is posted: %s', async (_where, answer, says) => {
    const { said, buttons, services } = await answer();
    expect(said).toContain(`${says}. Post anyway?`);
    expect(buttons.map(({ label }) => label)).toEqual(['Post anyway', 'Make it open', 'Change', 'Discard']);
    expect(buttons.find(({ main }) => main)?.label).toBe('Change');
    expect(services.sent).toEqual([]);
  });

  test('can be posted all the same, and is asked about again when it was changed', async () => {
    const { services } = await posted('poll "Shall we read Jade?" "Yes" "No"');
    expect(services.sent).toHaveLength(1);
    const { buttons } = await ask('poll "Who leads?" "A" "B"', services);
    const edit = buttons.find(({ label }) => label === 'Change')?.command ?? '';
    const changed = await ask(edit, services, { via: 'form', form: { question: 'Who leads?', options: 'Callum\nB' } });
    expect(changed.said).toContain('“Callum” looks like a name. Post anyway?');
  });

  test.each([
    'poll "How was that meeting?" "Good" "Mixed" "Hard"',
    'poll "Children First: Are We There?" "Strongly Agree" "Agree" "Strongly Disagree"',
    'poll "When shall we meet?" "Monday Morning" "Friday Afternoon"',
    'poll "Did you read Working Together?" "Yes" "No"',
    'poll support-after-hard-work',
  ])('is none of these: %s', async (line) => {
    const { said, buttons } = await ask(line);
    expect(said).not.toContain('like a name');
    expect(buttons.map(({ label }) => label)).toEqual(['Post here', 'Make it open', 'Change', 'Discard']);
  });
});
