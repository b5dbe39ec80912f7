import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ManifestSettings, manifest } from '../cli/manifest';

export const APP_ID = '1A2B3C4D-5E6F-4A8B-9C0D-1E2F3A4B5C6D';

export const here: ManifestSettings = { publicUrl: 'https://compass.leeds.example/', teamsAppId: APP_ID };

// biome-ignore lint/suspicious/noExplicitAny: what somebody may have made of it
export type Draft = Record<string, any>;

/** Asks for manifests, and has a folder for each test that is gone after it. Called once in a file of tests. */
export function askingForManifests() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  return {
    inFolder: (name: string): string => join(folder, name),

    /** The manifests with a change that somebody has made to one of them. */
    changed(platform: 'slack' | 'teams', change: (manifest: Draft) => void): string {
      const copy = join(folder, 'manifests');
      cpSync(join(__dirname, '..', '..', 'manifests'), copy, { recursive: true });
      const path = join(copy, platform, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      change(manifest);
      writeFileSync(path, JSON.stringify(manifest));
      return copy;
    },

    async run(args: string[], settings: ManifestSettings, manifests?: string) {
      const [printed, complained]: [string[], string[]] = [[], []];
      const output = { log: (line: string) => printed.push(line), error: (line: string) => complained.push(line) };
      const code = await manifest(args, settings, output, manifests);
      return { code, printed: printed.join('\n'), complained: complained.join('\n') };
    },
  };
}
