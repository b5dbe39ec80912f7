import { plainText } from '../../plain-text';
import { testServices } from '../../testing/services';
import { readMessage } from './in-a-message';

const services = testServices();
const read = (text: string) => plainText(readMessage(text, services).message);

test('up to three terms that stand in a message are told, and buttons lead to them', () => {
  const text = read('strat meeting booked. worried about county lines, grooming and cuckooing, and maybe debt bondage');
  expect(text).toMatch(/^In this message/);
  for (const term of ['County lines', 'Grooming', 'Cuckooing']) expect(text).toContain(term);
  expect(text).not.toContain('Debt bondage');
});

test('words to retire are told with what to say instead', () => {
  const text = read('she is very streetwise so we closed it');
  expect(text).toContain('Words to retire');
  expect(text).toContain('Not “streetwise” but “');
});

test('a message with neither is told so kindly', () => {
  expect(read('who has the keys to the pool car?')).toMatch(/^I found no term in that message/);
});

test('a worry comes first, whatever else stands in the message', () => {
  const answer = readMessage('county lines again. a child has told me they are being hurt', services);
  expect(answer.worry).toBe('disclosure');
});

test('a message is not repeated in the answer', () => {
  expect(read('the zebra likes county lines')).not.toContain('zebra');
});
