import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name and version of what runs. */
export const aboutProgram = (): { name: string; version: string } =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
