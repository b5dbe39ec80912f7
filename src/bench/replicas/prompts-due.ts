import type { Schedule } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import { writeAddress } from '../../teams/outbound/address';
import { BOT_ID } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';
import { slackPrompted, TEAMS, teamsPrompted } from './places';

const SLACK = 'slack:T0TEAM';

/** Writes a weekly prompt for each of these channels on both platforms, the nth due at `dueAt(nth)`. */
export async function setPrompts(
  { schedules, conversationReferences }: Pick<Store, 'schedules' | 'conversationReferences'>,
  {
    count,
    serviceUrl,
    dueAt,
  }: { readonly count: number; readonly serviceUrl: string; readonly dueAt: (nth: number) => Date },
): Promise<void> {
  for (let nth = 0; nth < count; nth++) {
    const [there, inTeams] = [slackPrompted(nth), teamsPrompted(nth)];
    const at = dueAt(nth);
    await schedules.save(
      weekly({ tenant: SLACK, conversation: `${SLACK}:${there.channel}`, owner: `${SLACK}:${there.owner}` }, at),
    );
    const [conversation, owner] = [`${TEAMS}:${inTeams.channel}`, `${TEAMS}:${inTeams.objectId}`] as const;
    const around = { version: 1, serviceUrl, bot: BOT_ID, tenant: TENANT } as const;
    await conversationReferences.remember(
      conversation,
      TEAMS,
      writeAddress({ ...around, to: { kind: 'channel', conversation: inTeams.channel } }),
    );
    await conversationReferences.remember(
      owner,
      TEAMS,
      writeAddress({ ...around, to: { kind: 'person', account: inTeams.owner } }),
    );
    await schedules.save(weekly({ tenant: TEAMS, conversation, owner }, at));
  }
}

/** A prompt every week, from this moment on. */
export function weekly(whose: Pick<Schedule, 'tenant' | 'conversation' | 'owner'>, at: Date): Schedule {
  const weekday = (at.getUTCDay() || 7) as Schedule['weekday'];
  return {
    ...whose,
    ...{
      weekday,
      time: at.toISOString().slice(11, 16),
      zone: 'UTC',
      onHolidays: 'post',
      region: 'none',
      audience: null,
    },
    ...{ state: 'active', because: null, pausedUntil: null, next: { day: at.toISOString().slice(0, 10), at } },
  };
}
