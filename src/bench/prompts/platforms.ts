import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Platforms = Awaited<ReturnType<typeof startPlatforms>>;

/** Slack’s Web API and the Bot Connector in one, which take everything after so many milliseconds, and count what is posted. */
export async function startPlatforms(latencyMs: number) {
  let posted = 0;
  const at = { first: 0, last: 0 };
  const server = createServer((request, response) => {
    const isPost = request.method === 'POST' && /\/chat\.postMessage$|\/activities(\/|$)/.test(request.url ?? '');
    request.resume().on('end', () => {
      if (isPost) {
        posted += 1;
        at.first ||= Date.now();
        at.last = Date.now();
      }
      const answer = JSON.stringify({ ok: true, ts: `1790000000.${posted}`, id: String(posted), team_id: 'T0TEAM' });
      setTimeout(() => response.setHeader('content-type', 'application/json').end(answer), latencyMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many, and how many milliseconds there were between the first and the last. */
    seen: () => ({ posted, ms: at.last - at.first }),
  };
}
