import type { Message } from '../../message';
import type { Missed, Schedule, WhyPaused } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import type { Report } from '../../store/prompts/reports';
import type { MissedOf, PromptMessages } from './services';

/**
 * What is to be told of one schedule. `reports`: one, or all that tell of its missed prompts, the newest last. `schedule`: as
 * it is now, with its owner, who may be another than when they were made.
 */
export type News = {
  readonly reports: readonly [Report, ...Report[]];
  readonly delivery: Delivery | undefined;
  readonly schedule: Schedule;
};

/** The news in groups, each to be told in one message: what one person is to hear of missed prompts, and each other alone. */
export function together(news: readonly News[]): readonly (readonly News[])[] {
  const missed = news.filter(({ reports: [{ kind }] }) => kind === 'missed');
  const groups = new Map<string, Map<string, News>>();
  for (const one of missed) {
    const { owner, conversation } = one.schedule;
    const ofOwner = groups.get(owner) ?? new Map<string, News>();
    const before = ofOwner.get(conversation);
    ofOwner.set(conversation, before ? merged(before, one) : one);
    groups.set(owner, ofOwner);
  }
  const others = news.filter((one) => !missed.includes(one)).map((one) => [one]);
  return [...others, ...[...groups.values()].map((ofOwner) => [...ofOwner.values()])];
}

function merged(one: News, other: News): News {
  const [older, newer] = missedAt(one) <= missedAt(other) ? [one, other] : [other, one];
  return { ...newer, reports: [...older.reports, ...newer.reports] };
}

const missedAt = ({ delivery, reports: [{ madeAt }] }: News) => delivery?.due_at ?? madeAt.toISOString();

/** `forAll`: set if the conversation can be told instead of the owner. */
export type Messages = { readonly forOwner: Message; readonly forAll?: Message };

/** False if somebody has started the schedule again, or the delivery is not known any more. */
export function isNews({ kind }: Report, delivery: Delivery | undefined, { because }: Schedule): boolean {
  if (kind === 'unclear') return delivery !== undefined;
  return kind === 'missed' || (because !== null && because !== 'asked');
}

/** A schedule with its missed prompts. */
export const missedIn = (news: News): MissedOf => ({ schedule: news.schedule, missed: missedOf(news) });

const missedOf = ({ reports, delivery }: News): Missed => ({
  slots: reports.reduce((sum, { slots }) => sum + slots, 0),
  last: delivery ? new Date(delivery.due_at) : null,
});

export function messagesOf(news: News, { told, toldAll }: PromptMessages, now: Date): Messages {
  const { reports, schedule } = news;
  const [report] = reports;
  switch (report.kind) {
    case 'missed': {
      const missed = missedOf(news);
      return { forOwner: told.missed(schedule, missed, now), forAll: toldAll.missed(schedule, missed, now) };
    }
    case 'unclear':
      return {
        forOwner: told.unclear(schedule, report.delivery ?? '', now),
        forAll: toldAll.unclear(schedule, now),
      };
    case 'paused':
      // No `forAll`: the bot cannot post in a conversation whose schedule was paused like this.
      return { forOwner: told.paused(schedule, schedule.because as WhyPaused) };
  }
}
