import { App, HTTPReceiver } from '@slack/bolt';
import { createKeeper, type Way } from './keepers';
import { SIGNING_SECRET } from './presses';

/** Answers presses on vote buttons over HTTP, in a process of its own. Tells its parent the port, and is killed by it. */
async function serve([way, url, poll]: readonly string[]): Promise<void> {
  const keep = await createKeeper(way as Way, url ?? '', poll ?? '');
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, endpoints: ['/slack/events'] });
  const app = new App({ receiver, convoStore: false, authorize: async () => ({ botToken: 'xoxb-bench' }) });
  app.action(/.*/, async ({ ack, body, action }) => {
    const option = 'value' in action ? Number(action.value?.split(' ').at(-1)) : Number.NaN;
    await keep(`slack:T1:${body.user.id}`, option);
    await ack();
  });
  const server = await receiver.start(0);
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
}

serve(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
