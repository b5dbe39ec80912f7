import type { Conversation, Person, Tenant } from '../ids';
import type { Draft, Poll } from './poll';

/** Who posts a poll, where and when. */
type Posting = {
  readonly id: string;
  readonly tenant: Tenant;
  readonly conversation: Conversation;
  readonly creator: Person;
  readonly now: Date;
};

/** `too late`: the poll's closing time passed before the draft was posted. */
type Starting = { readonly ok: true; readonly poll: Poll } | { readonly ok: false; readonly why: 'too late' };

/** Turns a draft into the poll that is posted. */
export function startPoll(draft: Draft, { now, ...posting }: Posting): Starting {
  const { options, closes, ...asked } = draft;
  const closesAt = closingTime(closes, now);
  if (closesAt !== null && closesAt <= now) return { ok: false, why: 'too late' };
  return {
    ok: true,
    poll: {
      ...posting,
      ...asked,
      options: options.map((label, id) => ({ id, label })),
      closesAt,
      state: 'open',
      createdAt: now,
    },
  };
}

function closingTime(closes: Draft['closes'], now: Date): Date | null {
  if (closes === null) return null;
  return 'at' in closes ? new Date(closes.at) : new Date(now.getTime() + closes.after * 1000);
}
