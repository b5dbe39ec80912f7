#!/usr/bin/env node
// The program as the build leaves it at `dist/main.js`: it runs `dist/joined/app.js`, in which all modules are joined, with
// what V8 made of it when the build ran it. Without that, or with another version of Node, it starts more slowly.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { getHeapSpaceStatistics, setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

/**
 * New objects get two halves of 4 MB. V8 begins with 1, and takes what belongs to a request that is being answered for
 * something that stays; it ends with 16, of which most would lie there unused. It grows when much of the new is still needed
 * after a collection; growing by a factor of 1 is none.
 */
function makeRoomForNew() {
  const isGrown = () =>
    getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size >= 8 * 2 ** 20;
  const kept = [];
  setFlagsFromString('--semi-space-growth-factor=2');
  while (!isGrown() && kept.length < 4_000) kept.push(new Array(1_000).fill(0));
  setFlagsFromString('--semi-space-growth-factor=1');
}

makeRoomForNew();

// In V8's own measure of what was executed. Node's `fetch` reads answers with one huge function of WebAssembly, which V8 takes to
// be busy after the first of them: to optimise it takes 30 MB and a fifth of a second, at each start. The kernel of the
// search comes to so much within a few thousand look-ups.
setFlagsFromString('--wasm-tiering-budget=1000000000');

/** For the build, which keeps what becomes of them. */
const scripts = new Map();

function run(name) {
  const filename = join(__dirname, 'joined', name);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) { ${read(filename, 'latin1')}\n})`,
    {
      filename,
      cachedData: read(`${filename}.cache`),
    },
  );
  if (require.main !== module) scripts.set(filename, script);
  const joined = { exports: {} };
  script.runInThisContext()(joined.exports, load, joined, filename, join(__dirname, 'joined'));
  return joined.exports;
}

const loaded = new Map();

/** Libraries that are joined too have a file of their own, which is read when it is needed. */
function load(name) {
  if (!name.startsWith('joined:')) return require(name);
  if (!loaded.has(name)) loaded.set(name, run(name.slice('joined:'.length)));
  return loaded.get(name);
}

function read(file, encoding) {
  try {
    return readFileSync(file, encoding);
  } catch (error) {
    if (encoding) throw error;
    return undefined;
  }
}

if (require.main === module) run('app.js');
else module.exports = { run, scripts };
