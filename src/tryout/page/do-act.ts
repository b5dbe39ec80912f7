import type { Act } from '../server/act';
import type { Acted } from '../state';

/**
 * Sends a person's act to the server, and resolves with its result. If the server refuses or cannot be reached, that is
 * a notice.
 */
export async function doAct(act: Act): Promise<Acted> {
  try {
    const answer = await fetch('/tryout/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return answer.ok
      ? ((await answer.json()) as Acted)
      : { notice: 'That did not work. The inspector shows what went wrong.' };
  } catch {
    return { notice: 'The bot does not answer. Is it still running?' };
  }
}

/** Sends a person's act to the server, and resolves with the notice to show; empty if there is none. */
export const noticeOf = async (act: Act): Promise<string> => (await doAct(act)).notice ?? '';
