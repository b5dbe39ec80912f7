// Runs the program that was just joined, until whoever started it says that it has done what a start does; then keeps what
// V8 has compiled for it by then.
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , dist] = process.argv;
process.argv.splice(2, process.argv.length, 'start');
const { run, scripts } = require(join(dist, 'main.js'));

process.on('message', () => {
  for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
  process.exit(0);
});
run('app.js');
