import type { Chance } from './chance';
import { createExpected, type Expected } from './expected';
import { DAY_MS, HOUR_MS, type MovedClock } from './moved-clock';
import type { Channel, Platform } from './platform';
import { lineFor, type Rule, ruleByChance } from './rules';
import { reportsIn, type Told } from './said';
import type { Troubles } from './troubles';

/** What the people of one channel do over the year, and what they may expect for it. */
export type ChannelLife = {
  readonly platform: Platform;
  readonly channel: Channel;
  readonly expected: Expected;
  readonly told: Told[];
  readonly pressed: { readonly at: number; readonly delivery: string }[];
  /** `closed`: the bot cannot post there, or has paused because it could not. */
  state: 'open' | 'closed' | 'pausing';
};

/** At a time, or as soon after it as people get to it. False: not now, perhaps later. */
export type Later = (at: number, act: () => Promise<boolean>) => void;

type Around = {
  readonly chance: Chance;
  readonly clock: MovedClock;
  readonly later: Later;
  readonly troubles: Troubles;
  readonly until: number;
};

/** People wait until a prompt that may still come has come: so that everybody agrees about what was due. */
const SETTLED_MS = 6 * HOUR_MS;

/** A channel whose owner sets its weekly prompt, changes her mind now and then, and does something about what she is told. */
export function createLife(platform: Platform, channel: Channel, around: Around) {
  const { chance, clock, later, troubles, until } = around;
  const life: ChannelLife = { platform, channel, expected: createExpected(), told: [], pressed: [], state: 'open' };
  const { expected } = life;
  const type = (line: string) => troubles.calmly(() => platform.type(channel, line));

  async function setRule(rule: Rule): Promise<void> {
    await type(lineFor(rule));
    const now = clock.ms();
    expected.set(rule, now);
    // A beat at every turn, whatever the bot itself thinks of when it has one.
    for (const { at } of expected.turns(until)) if (at > now) later(at, async () => true);
  }

  /** Not in the hours after a turn, nor while the platform takes nothing; and one thing after the other. */
  function isCalm(): boolean {
    const now = clock.ms();
    const recent = expected.turns(now + HOUR_MS).some(({ at }) => at > now - SETTLED_MS);
    return !recent && !troubles.outageAt(now) && life.state === 'open' && expected.isPlain(now);
  }

  const acts: readonly (() => Promise<void>)[] = [
    async () => {
      await type('skip');
      expected.skip(clock.ms());
    },
    async () => {
      const day = new Date(clock.ms() + chance.between(2, 30) * DAY_MS).toISOString().slice(0, 10);
      await type(`pause until ${day}`);
      expected.pause(clock.ms(), day);
    },
    async () => {
      await type('pause');
      expected.pause(clock.ms());
      life.state = 'pausing';
      goOn(clock.ms() + chance.between(1, 25) * DAY_MS);
    },
    async () => {
      const now = expected.turns(until).length;
      const rule = ruleByChance(chance);
      // On another day than before: one prompt a day is the rule.
      await setRule({ ...rule, weekday: 1 + ((rule.weekday + now) % 7) });
    },
    async () => {
      await platform.close(channel, Math.floor(chance.between(0, 9)));
      life.state = 'closed';
    },
  ];

  function goOn(at: number): void {
    later(at, async () => {
      if (troubles.outageAt(clock.ms())) return false;
      await troubles.calmly(() => platform.open(channel));
      await type('resume');
      expected.resume(clock.ms());
      life.state = 'open';
      return true;
    });
  }

  return {
    life,
    begin: () => setRule(ruleByChance(chance)),

    /** Somebody does something at random at this time. */
    change(at: number): void {
      const act = chance.pick(acts);
      later(at, async () => {
        if (!isCalm()) return false;
        await act();
        return true;
      });
    },

    /** Reads what the owner was told since, and lets her do something about it, in her own time. */
    hear(chat: Parameters<typeof reportsIn>[0]): void {
      for (const told of reportsIn(chat)) {
        life.told.push(told);
        if (told.kind === 'paused' && life.state !== 'pausing') {
          const cause = platform.refusals.findLast(({ where, at }) => where === channel.id && at <= told.at);
          expected.pause(cause?.at ?? told.at);
          life.state = 'pausing';
          goOn(told.at + chance.between(0.2, 15) * DAY_MS);
        }
        const { delivery } = told;
        if (told.kind === 'unclear' && delivery && chance.happens(0.5))
          later(told.at + HOUR_MS, () => look(told, delivery));
      }
    },
  };

  /** She looks whether it is there, and presses the button if it is not. */
  async function look(told: Told, delivery: string): Promise<boolean> {
    if (troubles.outageAt(clock.ms()) || life.state !== 'open') return true;
    const there = platform
      .shown()
      .some(({ where, says }) => where === channel.id && says.includes(`another ${delivery}`));
    if (there) return true;
    life.pressed.push({ at: clock.ms(), delivery });
    await troubles.calmly(() => platform.pressPostNow(channel, told.shown));
    return true;
  }
}

export type Life = ReturnType<typeof createLife>;
