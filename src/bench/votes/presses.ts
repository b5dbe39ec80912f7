import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'of the benchmark and nothing else';
export const CHANNEL = { tenant: 'slack:T1', conversation: 'slack:T1:C1' } as const;

/** A person's press on an option's button. */
export type Press = { readonly person: number; readonly option: number };

/** Everybody presses once, and every tenth press comes a second time: 2,000 people send 2,200. */
export function pressesOf(people: number): readonly Press[] {
  return Array.from({ length: people }, (_, person) => {
    const press = { person, option: person % 3 };
    return person % 10 === 0 ? [press, press] : [press];
  }).flat();
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function requestOf({ person, option }: Press): {
  readonly body: string;
  readonly headers: Record<string, string>;
} {
  const payload = {
    type: 'block_actions',
    team: { id: 'T1', domain: 'bench' },
    user: { id: `U${person}`, username: `u${person}`, name: `u${person}`, team_id: 'T1' },
    channel: { id: 'C1', name: 'bench' },
    actions: [{ type: 'button', action_id: `vote:${option}`, block_id: 'b', value: String(option), action_ts: '1.1' }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const time = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
