import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type SlackSide, startSlackSide } from './slack-side';

type Order = { readonly number: number; readonly name: keyof SlackSide; readonly given: readonly unknown[] };
type Outcome = { readonly number: number; readonly result?: unknown; readonly fault?: string };
type Call = (...given: readonly unknown[]) => Promise<unknown>;

/** The Slack side in a process of its own, so that its work is not done at the cost of whoever presses, or of the bot. */
export async function startSlackProcess(people: number): Promise<SlackSide> {
  const child = fork(__filename, [String(people)]);
  await once(child, 'message');
  const waiting = new Map<number, (outcome: Outcome) => void>();
  child.on('message', (outcome: Outcome) => {
    waiting.get(outcome.number)?.(outcome);
    waiting.delete(outcome.number);
  });
  let orders = 0;
  const order = async (name: keyof SlackSide, given: readonly unknown[]): Promise<unknown> => {
    orders += 1;
    const number = orders;
    const outcome = new Promise<Outcome>((resolve) => waiting.set(number, resolve));
    child.send({ number, name, given } satisfies Order);
    const { result, fault } = await outcome;
    if (fault) throw new Error(fault);
    return result;
  };
  const call = <Name extends keyof SlackSide>(name: Name) =>
    ((...given: readonly unknown[]) => order(name, given)) as SlackSide[Name];
  return {
    settings: call('settings'),
    postPoll: call('postPoll'),
    bodiesOf: call('bodiesOf'),
    cardSays: call('cardSays'),
    close: call('close'),
    seen: call('seen'),
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

async function obey(people: number): Promise<void> {
  const side = (await startSlackSide(people)) as Readonly<Record<keyof SlackSide, Call>>;
  process.on('message', ({ number, name, given }: Order) => {
    side[name](...given).then(
      (result) => process.send?.({ number, result } satisfies Outcome),
      (error: unknown) => process.send?.({ number, fault: String(error) } satisfies Outcome),
    );
  });
  // Whoever gives the orders has gone, perhaps without a word.
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

if (require.main === module) void obey(Number(process.argv[2]));
