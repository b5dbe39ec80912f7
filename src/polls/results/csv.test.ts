import fc from 'fast-check';
import { csvOf } from './csv';

const CLOSED = new Date('2026-11-23T12:00:00Z');
const result = (...labels: string[]) => ({
  kind: 'rounded' as const,
  voters: '20',
  shares: labels.map((label) => ({ label, words: 'about 50 %', share: 50, bar: 10 })),
});
const csv = (question: string, ...labels: string[]) => csvOf({ question, closedAt: CLOSED, result: result(...labels) });

test('a result is a table with a line for each answer, and what its card shows', () => {
  expect(csv('Is it Friday?', 'Yes', 'No')).toBe(
    '\ufeff' +
      '"Question","Closed","Voters","Answer","Result","Share in per cent"\r\n' +
      '"Is it Friday?","2026-11-23T12:00:00.000Z","20","Yes","about 50 %","50"\r\n' +
      '"Is it Friday?","2026-11-23T12:00:00.000Z","20","No","about 50 %","50"\r\n',
  );
});

test('a sentence about the whole has a line of its own, and an answer of which nothing is told an empty one', () => {
  const few = {
    kind: 'few' as const,
    voters: '5 to 9',
    says: 'More than half chose “Yes”.',
    shares: [
      { label: 'Yes', words: 'more than half', share: null, bar: 11, to: 20 },
      { label: 'No', words: '', share: null, bar: null },
    ],
  };
  const lines = csvOf({ question: 'Q?', closedAt: CLOSED, result: few }).split('\r\n').slice(1, -1);
  expect(lines.map((line) => line.replace('"Q?","2026-11-23T12:00:00.000Z",', ''))).toEqual([
    '"5 to 9","","More than half chose “Yes”.",""',
    '"5 to 9","Yes","more than half",""',
    '"5 to 9","No","",""',
  ]);
});

test('words alone have no number beside them', () => {
  const words = {
    kind: 'words' as const,
    voters: '5 to 9',
    shares: [{ label: 'Yes', words: 'about half', share: null, bar: null }],
  };
  expect(csvOf({ question: 'Q?', closedAt: CLOSED, result: words })).toContain('"5 to 9","Yes","about half",""\r\n');
});

test.each([
  [{ kind: 'too few' as const, minimum: 5 }, 'Fewer than 5 people voted'],
  [{ kind: 'too soon' as const }, 'The same question showed a result in the 24 hours before'],
])('a result that was not shown says why, and nothing of the votes', (withheld, says) => {
  const lines = csvOf({ question: 'Q?', closedAt: CLOSED, result: withheld }).split('\r\n');
  expect(lines.slice(1)).toEqual([`"Q?","2026-11-23T12:00:00.000Z","","","${says}",""`, '']);
});

test('quotation marks are doubled, and commas and line breaks stay inside', () => {
  expect(csv('He said "yes", twice\nor more', 'Yes')).toContain('"He said ""yes"", twice\nor more",');
});

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\u200b=',
  '\u00a0@',
  '"=',
  "'=",
  '\n=',
  '%0A=',
];

test.each(STARTS)('an answer that starts like a formula is text: %j', (start) => {
  expect(csv('Q?', `${start}HYPERLINK("http://example.org")`)).toContain(`,"'${start.replace('"', '""')}HYPERLINK`);
  expect(csv(`${start}1+1`, 'Yes')).toContain(`\r\n"'${start.replace('"', '""')}1+1"`);
});

test.each(['Yes', '5 - 10', 'a=b', 'me@example.org', '0: no confidence', 'é', '👍'])(
  '“%s” is left as it is',
  (label) => {
    expect(csv('Q?', label)).toContain(`,"${label}",`);
  },
);

test('whatever the question and answers say, the table reads back, and no cell is a formula', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(...STARTS, '"', ',', '\r\n', ';'), fc.string({ unit: 'binary', maxLength: 1 })),
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 10 }), (question, labels) => {
      const [, ...rows] = cellsOf(csv(question, ...labels).slice(1));
      expect(rows.map((row) => row.length)).toEqual(labels.map(() => 6));
      for (const [at, row] of rows.entries()) {
        expect([question, `'${question}`]).toContain(row[0]);
        expect([labels[at], `'${labels[at]}`]).toContain(row[3]);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
      }
    }),
    { seed: 20261123, numRuns: 1_000 },
  );
});

/** As in RFC 4180, with every cell quoted. */
function cellsOf(table: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of table.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
