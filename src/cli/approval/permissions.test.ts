import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { template } from './pack';

const MANIFESTS = join(__dirname, '..', '..', '..', 'manifests');
const read = (platform: string) => JSON.parse(readFileSync(join(MANIFESTS, platform, 'manifest.json'), 'utf8'));

/** The names in code of the first column of the table whose head starts with this word. */
function namesUnder(head: string): string[] {
  const [, rest = ''] = template('permissions').split(`| ${head} | why |\n|---|---|\n`);
  const rows = (rest.split('\n\n')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

test('the table for Slack has every permission and event of the manifest, and no other', () => {
  const { oauth_config, settings } = read('slack');
  const optional = ['--with-files', 'files:write', 'team_access_revoked', 'SLACK_CLIENT_ID'];
  const named = namesUnder('Slack').filter((name) => !optional.includes(name));
  expect(named.sort()).toEqual([...oauth_config.scopes.bot, ...settings.event_subscriptions.bot_events].sort());
  expect(oauth_config.scopes.user).toBeUndefined();
});

test('the table for Teams has what the manifest asks for', () => {
  const { bots, composeExtensions, supportsChannelFeatures, validDomains } = read('teams');
  const named = namesUnder('Teams');
  for (const scope of bots[0].scopes) expect(named).toContain(scope);
  for (const { id } of composeExtensions[0].commands) expect(named).toContain(id);
  expect(named).toContain(`supportsChannelFeatures: ${supportsChannelFeatures}`);
  expect([named.includes('validDomains'), validDomains]).toEqual([true, ['compass.example.org']]);
  for (const missing of ['authorization', 'webApplicationInfo', 'permissions', 'devicePermissions'])
    expect(read('teams')[missing]).toBeUndefined();
});

test('what the bot cannot read goes with them', () => {
  expect(template('permissions')).toContain('## What the bot cannot read');
  expect(template('permissions')).not.toContain('## Running it');
});
