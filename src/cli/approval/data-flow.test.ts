import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOWS, flowDrawing, flowTable } from './data-flow';

const FOLDER = join(__dirname, '..', '..', '..', 'manifests', 'approval');

test('the drawing and the table have the same ways, by the same numbers', () => {
  const numbers = FLOWS.map((_, at) => String(at + 1));
  const drawn = [...flowDrawing().matchAll(/<circle.*\n<text[^>]*>(\d+)<\/text>/g)].map(([, number]) => number);
  const listed = [...flowTable().matchAll(/^\| (\d+) \|/gm)].map(([, number]) => number);
  expect([drawn, listed]).toEqual([numbers, numbers]);
});

test('the drawing has no colour, and is told in words to whoever cannot see it', () => {
  const drawing = flowDrawing();
  const colours = [...drawing.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
  expect(colours.filter((colour) => !['black', 'white', 'none'].includes(colour ?? ''))).toEqual([]);
  expect(drawing).toMatch(/role="img" aria-labelledby="title what"/);
  for (const { from, to } of FLOWS) expect([from, to]).not.toContain('');
  expect(drawing).toContain('1: from Staff to Slack.');
});

test('no two numbers, and no number and a box, lie on each other', () => {
  const drawing = flowDrawing();
  const numbers = [...drawing.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  const boxes = [...drawing.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)" rx/g)].map((found) =>
    found.slice(1).map(Number),
  );
  for (const [at, [x, y]] of numbers.entries()) {
    for (const [otherX, otherY] of numbers.slice(at + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(24);
    for (const [left = 0, top = 0, wide = 0, high = 0] of boxes)
      expect(x > left - 12 && x < left + wide + 12 && y > top - 12 && y < top + high + 12).toBe(false);
  }
});

test('the drawing in the folder is the one that is made', () => {
  expect(readFileSync(join(FOLDER, 'data-flow.svg'), 'utf8')).toBe(flowDrawing());
});
