import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory, and how much of it has to be free: a container may have little. */
const IN_MEMORY = '/dev/shm';
const ENOUGH = 1024 ** 3;

/**
 * Gathers the temporary files of this process, and of those that it starts, in one folder, and removes them when this process
 * ends, however it does. They lie in memory where they can: most are databases, whose processes are killed and whose machine
 * never is, and each of their commits would wait for the disk.
 */
export function gatherTemporaryFiles(): void {
  const folder = mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'compass-tests-'));
  process.env.TMPDIR = folder;
  const remover = spawn('sh', ['-c', 'cat; rm -rf "$0"', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  for (const one of [remover, remover.stdin]) if ('unref' in one && typeof one.unref === 'function') one.unref();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}
