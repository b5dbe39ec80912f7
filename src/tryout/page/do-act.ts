import type { Act } from '../server/act';
import type { Acted } from '../state';

/** Tells the server what a person does. A server that cannot be reached, or refuses, is told as a notice. */
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

/** Does it, and resolves with what there is to tell the person; empty where there is nothing. */
export const noticeOf = async (act: Act): Promise<string> => (await doAct(act)).notice ?? '';
