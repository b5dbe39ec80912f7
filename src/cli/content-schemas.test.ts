import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_CONTENT } from '../content/load';
import { pack } from '../testing/pack';
import { writeContentSchemas } from './content-check';

it('writes the schemas that the content files name, where they name them', () => {
  const folder = join(pack({}), 'schemas');
  expect(writeContentSchemas(folder)).toBe(`Wrote 14 schemas to ${folder}.`);
  const name = 'terms.schema.json';
  expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(join(SHIPPED_CONTENT, 'schemas', name), 'utf8'));
});
