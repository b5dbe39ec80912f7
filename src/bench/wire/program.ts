import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './load';

export type Program = Awaited<ReturnType<typeof startProgram>>;

/** A program as a process of its own on the first core. Resolves when it says that it listens and answers `probe`. */
export async function startProgram(main: string, settings: Readonly<Record<string, string>>, probe?: string) {
  const began = performance.now();
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...settings };
  const [command = '', ...words] = [...onCore(0), process.execPath, main, 'start'];
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { msg, port } = JSON.parse(line);
      if (msg === 'listening') resolve(port);
    });
    child.once('close', () => reject(new Error(`${main} ended before it listened`)));
  });
  while (probe && !(await ask(port, probe)).startsWith('HTTP/1.1 200')) await wait(5);
  const started = { ms: performance.now() - began, cpuMs: cpuMs(child.pid) };
  return {
    port,
    /** From the start until it answered: by the clock, and the time of a processor. */
    started,
    cpuMs: () => cpuMs(child.pid),
    megabytes: () => megabytes(child.pid),
    async stop(): Promise<void> {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

/** Keeps this process off the core of the programs that it measures. */
export function leaveFirstCore(): void {
  if (hasTaskset) execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' });
}

const hasTaskset = (() => {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const onCore = (core: number): string[] => (hasTaskset ? ['taskset', '-c', String(core)] : []);

/** Of all threads, in milliseconds: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, whose unit is 10 ms. */
function cpuMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function megabytes(pid: number | undefined): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
