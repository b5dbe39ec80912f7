import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type BotProgram = Awaited<ReturnType<typeof startBotProgram>>;

/** The program of this build. */
export const OWN_MAIN = join(__dirname, '..', 'main.js');

/** Settings for both platforms; nobody answers at the addresses, and nothing there is needed for a start. */
export const BOTH_PLATFORMS = {
  SLACK_BOT_TOKEN: 'xoxb-a-made-up-token',
  SLACK_SIGNING_SECRET: 'a-made-up-secret',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  TEAMS_ALLOW_UNAUTHENTICATED: '1',
};

/**
 * The built program (`dist/main.js`) as a process of its own. It can be killed, and started again at the same address.
 * Rejects when it ends before it listens.
 */
export async function startBotProgram(main: string, settings: Readonly<Record<string, string>>) {
  const faults: string[] = [];
  let { child, port } = await launch('0');

  async function launch(at: string): Promise<{ child: ChildProcess; port: number }> {
    const env = { PATH: process.env.PATH, HOST: '127.0.0.1', ...settings, PORT: at };
    const started = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const listening = new Promise<number>((resolve, reject) => {
      createInterface({ input: started.stdout }).on('line', (line) => {
        const said: { level: string; msg: string; port: number } = JSON.parse(line);
        if (said.msg === 'listening') resolve(said.port);
        if (said.level === 'error' || said.level === 'fatal') faults.push(line);
      });
      started.once('close', () => reject(new Error('The bot ended before it listened')));
    });
    return { child: started, port: await listening };
  }

  /** Resolves with the exit code, where there is one. */
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const closed = once(child, 'close');
    child.kill(signal);
    const [code] = await closed;
    return code;
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: () => child.pid,
    /** What it has logged as faults. */
    faults: faults as readonly string[],
    /** Without a chance to write anything down. */
    kill: () => end('SIGKILL'),
    async startAgain(): Promise<void> {
      ({ child, port } = await launch(String(port)));
    },
    stop: () => end('SIGTERM'),
  };
}
