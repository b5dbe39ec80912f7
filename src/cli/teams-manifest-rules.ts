import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv-draft-04';
import { opening } from '../content/mistake';
import { cut } from '../text/cut';
import { hint } from '../text/did-you-mean';
import { MANIFESTS } from './manifest-file';

/**
 * Microsoft's own schemas of these versions, unchanged:
 * https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json
 */
const SCHEMA_VERSIONS = ['1.25', '1.29'] as const;

/** One sentence for everything that Teams would refuse in a manifest: its place, what was found and what is allowed. */
export function teamsRefusals(manifest: unknown): string[] {
  const stated = valueAt(manifest, ['manifestVersion']);
  const version = SCHEMA_VERSIONS.find((one) => one === stated);
  if (version === undefined)
    return [`manifestVersion: found ${shown(stated)}; it must be ${SCHEMA_VERSIONS.map(shown).join(' or ')}`];
  const schema = JSON.parse(readFileSync(join(MANIFESTS, 'teams', 'schemas', `v${version}.schema.json`), 'utf8'));
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    formats: { uri: true, email: true, regex: true },
  });
  const validate = ajv.compile(schema);
  return validate(manifest) ? [] : [...new Set((validate.errors ?? []).map((error) => sayError(error, manifest)))];
}

function sayError({ instancePath, keyword, params, parentSchema, message }: ErrorObject, manifest: unknown): string {
  const path = instancePath.split('/').slice(1).map(asKey);
  const found = valueAt(manifest, path);
  const at = (key: unknown) => opening([...path, String(key)]);
  const here = opening(path);
  switch (keyword) {
    case 'additionalProperties':
      return `${here}found the field ${shown(params.additionalProperty)}, which Teams does not know${hint(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}))}`;
    case 'required':
      return `${at(params.missingProperty)}found nothing; it is needed`;
    case 'maxLength':
      return `${here}found ${String(found).length} characters; at most ${params.limit} allowed`;
    case 'minLength':
      return `${here}found ${String(found).length} characters; at least ${params.limit} needed`;
    case 'maxItems':
      return `${here}found ${(found as unknown[]).length} in the list; at most ${params.limit} allowed`;
    case 'minItems':
      return `${here}found ${(found as unknown[]).length} in the list; at least ${params.limit} needed`;
    case 'enum':
      return `${here}found ${shown(found)}; it must be ${params.allowedValues.map(shown).join(' or ')}`;
    case 'type':
      return `${here}found ${shown(found)}; it must be ${KINDS[String(params.type)] ?? params.type}`;
    case 'pattern':
      return `${here}found ${shown(found)}; it must be ${PATTERNS[params.pattern] ?? `what fits ${params.pattern}`}`;
    default:
      return `${here}found ${shown(found)}, which ${message}`;
  }
}

const PATTERNS: Record<string, string> = {
  '^#[0-9a-fA-F]{6}$': 'a colour such as #17455C',
  '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$': 'an id such as 1a2b3c4d-0000-0000-0000-000000000000',
};

const KINDS: Record<string, string> = {
  string: 'a text in double quotes',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'fields in { }',
  integer: 'a whole number',
  number: 'a number',
};

const asKey = (part: string) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'));

const valueAt = (manifest: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], manifest);

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : cut(JSON.stringify(value), 60);
}
