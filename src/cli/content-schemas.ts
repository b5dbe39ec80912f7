import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from '../content/editor-schemas';
import { SHIPPED_CONTENT } from '../content/load';

/** Where the content files' first lines say that editors find them. */
const SCHEMAS_FOLDER = join(SHIPPED_CONTENT, 'schemas');

/** `content schemas`: writes the schemas anew after a change to the kinds of content in `src/content`. Returns what to tell the person. */
export function writeContentSchemas(folder = SCHEMAS_FOLDER): string {
  const schemas = editorSchemas();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
  return `Wrote ${schemas.size} schemas to ${folder}.`;
}
