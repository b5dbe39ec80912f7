import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { signed } from '../tryout/slack/signature';
import { BOTH_PLATFORMS, OWN_MAIN, startBotProgram } from './bot-program';

const CONNECTIONS = 400;
const SECONDS = 15;
/** Longer than the search takes to be ready. */
const REST_MS = 12_000;
const BODY = 'command=%2Fglossary&text=how+do+gangs+use+childrens+homes&team_id=T0TEAM&user_id=U0ANN&channel_id=C0TEAM';

type Answer = { readonly status: number; readonly ms: number; readonly text: string };

/** As many people as there are connections ask again and again, for some seconds: how they and the health checks are answered. */
export async function benchSaturation(say: (line: string) => void, mains: readonly string[]): Promise<void> {
  for (const main of [OWN_MAIN, ...mains]) {
    const bot = await startBotProgram(main, { ...BOTH_PLATFORMS, DATABASE_URL: 'file::memory:' });
    await wait(REST_MS);
    const until = performance.now() + SECONDS * 1_000;
    const agent = new Agent({ keepAlive: true });
    const [asked, ready, up] = await Promise.all([
      Promise.all(Array.from({ length: CONNECTIONS }, () => again(until, 0, () => command(bot.url, agent)))),
      again(until, 100, () => send(`${bot.url}/readyz`)),
      again(until, 100, () => send(`${bot.url}/healthz`)),
    ]);
    agent.destroy();
    const answers = asked.flat();
    const busy = answers.filter(({ text }) => text.includes('very busy'));
    const real = answers.filter((one) => one.status === 200 && !busy.includes(one));
    say(main);
    say(
      `  answered ${times(real)}; told to try again ${times(busy)}; neither ${answers.length - real.length - busy.length}`,
    );
    say(`  /readyz ${times(ready)}; /healthz ${times(up)}`);
    await bot.stop();
  }
}

async function again(until: number, pauseMs: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (performance.now() < until) {
    answers.push(await ask());
    if (pauseMs > 0) await wait(pauseMs);
  }
  return answers;
}

const command = (url: string, agent: Agent) =>
  send(`${url}/slack/events`, { agent, headers: signed(BODY, BOTH_PLATFORMS.SLACK_SIGNING_SECRET), body: BODY });

/** Without an agent, on a connection of its own, as a load balancer's check may come. */
function send(url: string, { agent, headers = {}, body }: Sending = {}): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, text: string) => resolve({ status, ms: performance.now() - began, text });
    const kind = { 'content-type': 'application/x-www-form-urlencoded' };
    const asking = request(url, {
      method: body ? 'POST' : 'GET',
      agent: agent ?? false,
      headers: { ...kind, ...headers },
    });
    asking.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => end(response.statusCode ?? 0, text));
    });
    asking.once('error', () => end(0, ''));
    asking.end(body);
  });
}

type Sending = { readonly agent?: Agent; readonly headers?: Record<string, string>; readonly body?: string };

function times(answers: readonly Answer[]): string {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${sorted.length} (p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms)`;
}
