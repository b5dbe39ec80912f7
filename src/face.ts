import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from './commands/answer';

/** One platform's face: how it takes requests from the shared HTTP server, and how it stops. */
export type Face = {
  /** Handles a request to this platform's path; absent where requests do not come over HTTP (Socket Mode). */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes no new work, and resolves when everything accepted so far has been answered. */
  readonly stop: () => Promise<void>;
};

/** What a face needs besides its own settings. */
export type FaceServices = Services & {
  /** True for the first caller with this key, on any replica; false for a platform's retry of the same request. */
  readonly firstTime: (key: string) => Promise<boolean>;
  /** Never given a person's text. */
  readonly log: Logger;
};
