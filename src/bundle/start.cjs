#!/usr/bin/env node
// The program as the build leaves it at `dist/main.js`: it runs `dist/joined/app.js`, in which all modules are joined, with
// what V8 made of it when the build ran it. Without that, or with another version of Node, it starts more slowly.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// New objects get 2 MB instead of 32: each request’s are gone with its answer, and the rest of it would only lie there.
setFlagsFromString('--semi-space-growth-factor=1');

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
  scripts.set(filename, script);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, load, module, filename, join(__dirname, 'joined'));
  return module.exports;
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
