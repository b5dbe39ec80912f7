import { slackManifest } from '../slack-manifest';

/** What the manifest asks for and Slack did not grant; undefined if Slack does not say what it granted (`x-oauth-scopes`). */
export function scopesMissing(granted: string | null, files: boolean): readonly string[] | undefined {
  const has = scopesIn(granted);
  return has && scopesWanted(files).filter((scope) => !has.includes(scope));
}

/** What Slack granted beyond that. */
export function scopesExtra(granted: string | null, files: boolean): readonly string[] {
  const wanted = scopesWanted(files);
  return (scopesIn(granted) ?? []).filter((scope) => !wanted.includes(scope));
}

function scopesIn(granted: string | null): readonly string[] | undefined {
  return granted
    ?.split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
}

function scopesWanted(files: boolean): readonly string[] {
  const made = slackManifest({ address: undefined, prefix: '', files, many: false });
  if ('mistakes' in made) throw new Error(`The manifest has mistakes: ${made.mistakes.join('; ')}`);
  return made.manifest.oauth_config.scopes.bot;
}
