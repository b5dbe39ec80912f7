import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { termYaml } from '../testing/pack';
import { editorSchemas } from './editor-schemas';
import { SHIPPED_CONTENT } from './load';

const folder = join(SHIPPED_CONTENT, 'schemas');
const schemas = [...editorSchemas()];

const validator = (name: string) => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  return ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')));
};

describe('the editors’ schemas', () => {
  it.each(schemas)('are fresh: %s (if not, run: node dist/main.js content schemas)', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('are no more than there are kinds', () => {
    expect(readdirSync(folder).sort()).toEqual(schemas.map(([name]) => name).sort());
  });

  it.each(schemas)('accept every shipped file of their kind: %s', (name) => {
    const kind = name.replace('.schema.json', '');
    const accepts = validator(name);
    const paths = (readdirSync(SHIPPED_CONTENT, { recursive: true }) as string[]).filter(
      (path) => path === `${kind}.yaml` || (path.startsWith(`${kind}/`) && path.endsWith('.yaml')),
    );
    const refused = paths.filter((path) => !accepts(parse(readFileSync(join(SHIPPED_CONTENT, path), 'utf8'))));
    expect(refused).toEqual([]);
  });

  it('underline what the bot would refuse', () => {
    const accepts = validator('terms.schema.json');
    expect(accepts(parse(termYaml()))).toBe(true);
    expect(accepts(parse(termYaml({ colour: 'red' })))).toBe(false);
    expect(accepts(parse('id: kite\nterm: Kite\nreviewed: null\n'))).toBe(false);
  });
});
