import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createKnowledge } from '../lookup/knowledge';
import { shippedContent } from '../testing/shipped-content';
import { ask, askLines } from './ask';
import { noPlatform } from './no-platform';

const services = { ...createKnowledge(shippedContent()), ...noPlatform };

async function asked(words: string): Promise<string> {
  const output = new PassThrough();
  await ask(words, services, output);
  output.end();
  return text(output);
}

async function linesFor(...chunks: readonly (string | Buffer)[]): Promise<Record<string, unknown>[]> {
  const output = new PassThrough();
  const reading = text(output);
  await askLines(Readable.from(chunks), services, output);
  output.end();
  const lines = (await reading).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const question = (text: string, command = 'glossary') => `${JSON.stringify({ command, text })}\n`;

test('a misspelt word is answered in plain text, with sources and the footer that every card has', async () => {
  const answer = await asked('glossary adultifcation');
  expect(answer).toMatch(/^Adultification\n/);
  expect(answer).toContain('Sources:');
  expect(answer).toContain('For learning, not for reporting');
});

test('a leading command name selects; without one, everything is searched', async () => {
  expect(await asked('principle county lines')).not.toMatch(/^County lines\n/);
  expect(await asked('county lines')).toMatch(/^County lines\n/);
  expect(await asked('help')).toMatch(/^Practice Compass\n/);
});

test('what needs a channel says so, and what to do there', async () => {
  for (const words of ['reflect', 'reflect weekly monday 09:30', 'reflect now', 'reflect wekly']) {
    expect(await asked(words)).toContain(
      'A weekly prompt needs a channel or group chat, where your team can talk about it.',
    );
    expect(await asked(words)).toContain('ask me there for “reflect weekly monday 09:30”');
  }
});

test('what people type cannot drive the terminal when it comes back in an answer', async () => {
  const answer = await asked('glossary zzqx\u001b[2J\u009b31m\u202ewords');
  expect(answer).toContain('zzqx');
  expect(answer).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

test('each line is answered by one line, with what was found, in the same order', async () => {
  const [first, second, third] = await linesFor(
    question('county lines') + question('printer broken') + question('adultifcation'),
  );
  expect(first).toEqual({
    text: expect.stringMatching(/^County lines/),
    worry: null,
    results: expect.arrayContaining([{ id: 'county-lines', kind: 'term', title: 'County lines', match: 'exact' }]),
    suggestions: [],
  });
  expect(second).toMatchObject({ text: expect.stringContaining('printer broken'), results: [] });
  expect(third).toMatchObject({ results: [{ id: 'adultification', match: 'close' }] });
});

test('a command that shows something without looking it up has no results', async () => {
  const [browsing] = await linesFor(question(''));
  expect(browsing).toEqual({
    text: expect.stringContaining('Find a term: Adultification; '),
    worry: null,
    results: [],
    suggestions: [],
  });
});

test('a line that tells of a worry has its kind, whom to call, and only what it names', async () => {
  const worry =
    '{"text":"I want to kill myself"}\n{"command":"principle","text":"a child has told me they are being hurt"}\n';
  const lines = await linesFor(worry + question('suicide') + question('county lines'));
  expect(lines.map(({ worry }) => worry)).toEqual(['own-distress', 'disclosure', null, null]);
  expect(lines.map(({ results }) => (results as unknown[]).length > 0)).toEqual([false, false, true, true]);
  expect(lines[0]?.text).toMatch(/^Who to call\n\nSamaritans: 116 123/);
  expect(lines[2]?.text).toMatch(/^Samaritans: 116 123\n.*\n\nSuicide\n/);
  expect(await asked('i want to kill myself')).toMatch(/^Who to call\n\nSamaritans: 116 123/);
});

test('several names in one line are all results; offers are suggestions', async () => {
  const [several, unknown] = await linesFor(question('cse/cce') + question('DASH'));
  expect(several).toMatchObject({ results: [{ match: 'exact' }, { match: 'exact' }] });
  expect(unknown).toMatchObject({
    text: expect.stringContaining('I have no entry for “DASH”.'),
    results: [],
    suggestions: expect.arrayContaining([expect.objectContaining({ id: 'marac' })]),
  });
});

test('a line without a command is looked up among everything', async () => {
  const [found] = await linesFor('{"text":"county lines"}\n');
  expect(found).toMatchObject({ results: expect.arrayContaining([expect.objectContaining({ id: 'county-lines' })]) });
});

test.each([
  'not json',
  '',
  '[]',
  '"county lines"',
  '{"command":"glossary"}',
  '{"command":"vote","text":"a"}',
  '{"text":7}',
])('the line %p is no question, and the rest goes on', async (line) => {
  const [wrong, right] = await linesFor(`${line}\n${question('county lines')}`);
  expect(wrong).toEqual({ error: expect.stringContaining('{"command":"glossary","text":"…"}') });
  expect(right).toMatchObject({ results: [expect.objectContaining({ id: 'county-lines' })] });
});

test('lines may end as on Windows, start with a byte order mark, arrive in pieces, and lack the last line end', async () => {
  const bytes = Buffer.from(`\ufeff${question('zzqxï').trim()}\r\n${question('county lines').trim()}`);
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  const answers = await linesFor(...pieces);
  expect(answers).toHaveLength(2);
  expect(answers[0]?.text).toContain('zzqxï');
  expect(answers[1]).toMatchObject({ results: [expect.objectContaining({ id: 'county-lines' })] });
});

test('a line separator inside a text neither splits the question nor the answer', async () => {
  const output = new PassThrough();
  await askLines(Readable.from(['{"command":"glossary","text":"zzqx\u2028zzqy"}\n']), services, output);
  output.end();
  const written = await text(output);
  expect(written.split(/[\n\u2028\u2029]/)).toHaveLength(2);
  expect(JSON.parse(written)).toMatchObject({ results: [] });
});

test('an answer comes before the next question is asked', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const answering = askLines(input, services, output);
  for (const words of ['county lines', 'cuckooing']) {
    input.write(question(words));
    const [line] = (await new Promise<Buffer>((resolve) => output.once('data', resolve))).toString().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ results: [expect.objectContaining({ match: 'exact' })] });
  }
  input.end();
  await answering;
});
