import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type RunningPostgres, runPostgres } from './run-postgres';

let running: Promise<RunningPostgres> | undefined;

/**
 * Lets every process of a run of tests ask this one for a PostgreSQL server, which is started when the first of them does.
 * They find the way in POSTGRES_OFFER; it lies in `folder`.
 */
export async function offerPostgres(folder: string): Promise<void> {
  const path = join(folder, 'postgres.sock');
  const offer = createServer((asking) => {
    asking.on('error', () => {});
    running ??= runPostgres();
    running.then(
      ({ home }) => asking.end(JSON.stringify({ home })),
      (error: unknown) => asking.end(JSON.stringify({ error: String(error) })),
    );
  });
  offer.listen(path);
  await once(offer, 'listening');
  // The run ends when its tests have ended, whatever is still offered.
  offer.unref();
  process.env.POSTGRES_OFFER = path;
}

/** Resolves when nothing is left of the server, if there was one. */
export async function stopOfferedPostgres(): Promise<void> {
  const server = await running?.catch(() => undefined);
  running = undefined;
  await server?.stop();
}

/** The folder with the socket of the server that is offered there. Throws where it does not start. */
export async function askForPostgres(offer: string): Promise<string> {
  const { home, error } = JSON.parse(await text(connect(offer))) as { readonly home?: string; readonly error?: string };
  if (home === undefined) throw new Error(error);
  return home;
}
