import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gatherKnowledge } from '../knowledge';
import { createLog } from '../server/log';
import { chatInTerminal } from './terminal';

const knowledge = gatherKnowledge(undefined);

async function chat(lines: readonly string[], add = async (_tenant: string, _word: string) => true) {
  const output = new PassThrough();
  const logged: string[] = [];
  const reading = text(output);
  await chatInTerminal({
    services: { ...knowledge, suggestions: { add } },
    log: createLog({ level: 'error', secrets: [] }, { write: (line) => void logged.push(line) }),
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output,
  });
  output.end();
  return { seen: await reading, logged };
}

test('it says how to ask and how to leave, answers each line, and ends with the input', async () => {
  const { seen } = await chat(['glossary county lines', '', 'help']);
  expect(seen).toMatch(/^Practice Compass, to try out in this terminal/);
  expect(seen).toContain('To leave, type quit.');
  expect(seen).toContain('\nCounty lines\n');
  expect(seen).toContain('Practice Compass: how to ask');
});

test('a button is pressed by its number', async () => {
  const { seen } = await chat(['glossary county lines', '1']);
  const [, first = ''] = /\[1\] ([^|\n]+?)(?: \||\n)/.exec(seen) ?? [];
  expect(first).not.toBe('');
  expect(seen.split('\n').filter((line) => line.endsWith(first) && !line.includes('['))).toHaveLength(1);
  expect(seen.split('For learning, not for reporting').length).toBe(3);
});

test('buttons that cannot be typed work: a missing word is suggested', async () => {
  const kept: string[] = [];
  const { seen } = await chat(['glossary zzqxv', '1'], async (_tenant, word) => kept.push(word) > 0);
  expect(seen).toContain('[1] Suggest this word');
  expect(seen).toContain('Thank you.');
  expect(kept).toEqual(['zzqxv']);
});

test('a number without a button says which there are', async () => {
  const { seen } = await chat(['7', 'glossary zzqxv', '7', '0']);
  expect(seen).toContain('There are no buttons here.');
  expect(seen).toContain('There is no button 7 here. Type a number from 1 to 1, or what you want to look up.');
  expect(seen).toContain('There is no button 0 here.');
});

test('quit leaves before the rest is read', async () => {
  const { seen } = await chat(['Quit', 'glossary county lines']);
  expect(seen).not.toContain('County lines');
});

test('a fault is answered with a reference that the log also has, and the chat goes on', async () => {
  const { seen, logged } = await chat(['glossary zzqxv', '1', 'cuckooing'], () => Promise.reject(new Error('gone')));
  const [, reference = 'none'] = /\(reference ([0-9A-F]{6})\)/.exec(seen) ?? [];
  expect(logged.join()).toContain(reference);
  expect(logged.join()).not.toContain('zzqxv');
  expect(seen).toContain('Cuckooing');
});

test('what people type cannot drive the terminal', async () => {
  const { seen } = await chat(['zzqx\u001b[2J\u0007zzqy']);
  expect(seen).toContain('zzqx');
  expect(seen).not.toMatch(/[^\P{Cc}\n]/u);
});
