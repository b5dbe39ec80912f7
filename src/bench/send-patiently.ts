import { type RequestOptions, request } from 'node:http';

/** Slack’s patience; Teams waits longer: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response. */
export const PATIENCE_MS = 3_000;

type Response = { readonly status: number; readonly text: string };

/** Posts something and waits as long as a platform does; calls `late` and breaks off then. The status is 0 where there was no whole answer. */
export function sendPatiently(url: string, options: RequestOptions, body: string, late: () => void): Promise<Response> {
  return new Promise((resolve) => {
    const sending = request(url, { ...options, method: 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', () => resolve({ status: 0, text: '' }));
    });
    const limit = setTimeout(() => {
      late();
      sending.destroy();
    }, PATIENCE_MS);
    // What has been answered is settled by then.
    sending
      .on('error', () => {})
      .on('close', () => {
        clearTimeout(limit);
        resolve({ status: 0, text: '' });
      });
    sending.end(body);
  });
}
