import { DeliveryError } from '../../messenger';
import { until } from '../../testing/passing-time';
import { ANN, FRIDAY, oneReplica, yes } from '../../testing/polls-world';
import { keptDraft } from '../../testing/stores/stored-polls';

const HOUR_MS = 60 * 60_000;

describe('a result that cannot be shown', () => {
  async function closedWith(...faults: DeliveryError[]) {
    const { world, polls, polling, post } = oneReplica();
    const id = await post();
    world.faults = faults;
    await polling.close(id, ANN);
    return { world, polls, polling, id };
  }

  test('is tried again within the hour, with growing pauses', async () => {
    const { world, polling } = await closedWith(...Array.from({ length: 5 }, () => new DeliveryError('down')));
    let minutes = 0;
    for (; world.board.get('m1') === 'voters 0' && minutes < 60; minutes++) {
      world.time.pass(60_000);
      await polling.tick();
    }
    expect(world.board.get('m1')).toBe('result too few');
    expect(minutes).toBeGreaterThan(5);
    expect(minutes).toBeLessThan(20);
  });

  test('is left alone for as long as the platform asks', async () => {
    const { world, polling } = await closedWith(new DeliveryError('busy', { retryAfterMs: 180_000 }));
    world.time.pass(179_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('voters 0');
    world.time.pass(1_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('for a weekend is shown when the platform is back, also by another process', async () => {
    const { world, polls } = await closedWith(...Array.from({ length: 1_000 }, () => new DeliveryError('down')));
    const next = world.replica(polls);
    for (let hours = 0; hours < 60; hours += 0.25) {
      world.time.pass(HOUR_MS / 4);
      await next.tick();
    }
    expect(world.board.get('m1')).toBe('voters 0');
    world.faults.length = 0;
    world.time.pass(HOUR_MS / 4);
    await next.tick();
    expect(world.board.get('m1')).toBe('result too few');
    expect(world.told).toEqual([]);
  });

  test('for a week is given up, and whoever made the poll is told, once', async () => {
    const { world, polling, polls, id } = await closedWith(
      ...Array.from({ length: 2_000 }, () => new DeliveryError('down')),
    );
    world.tellFaults.push(new DeliveryError('down'), new DeliveryError('down'));
    for (let hours = 0; hours < 9 * 24; hours += 1) {
      world.time.pass(HOUR_MS);
      await polling.tick();
    }
    expect(world.told).toEqual([{ person: ANN.person, text: 'not shown' }]);
    expect((await polls.find(id, ANN))?.result).toEqual({ kind: 'too few', minimum: 5 });
    world.faults.length = 0;
    world.time.pass(HOUR_MS);
    await polling.tick();
    expect([...world.board.values()]).toEqual(['voters 0']);
  });

  /** Of a poll that closed by itself: nobody is there to be answered. */
  async function closedByItself(...faults: DeliveryError[]) {
    const { world, polls, polling, post } = oneReplica();
    const id = await post({ closes: { after: 60 } });
    world.faults = faults;
    world.time.pass(60_000);
    return { world, polls, polling, id };
  }

  test('because that cannot pass by itself is told to whoever made the poll, also if the process dies in between', async () => {
    const { world, polls, polling } = await closedByItself(new DeliveryError('gone'), new DeliveryError('archived'));
    world.tellFaults.push(new DeliveryError('unauthorised'));
    await polling.tick();
    expect(world.told).toEqual([]);
    const next = world.replica(polls);
    for (let minutes = 0; minutes < 30; minutes += 1) {
      world.time.pass(60_000);
      await next.tick();
    }
    expect(world.told).toEqual([{ person: ANN.person, text: 'not shown' }]);
    expect([...world.board.values()]).toEqual(['voters 0']);
  });

  test('for certain, as a new message had no answer, is told to whoever made the poll, and not posted again', async () => {
    const { world, polling } = await closedByItself(new DeliveryError('gone'), new DeliveryError('unclear'));
    world.tellFaults.push(new DeliveryError('down'));
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await polling.tick();
      world.time.pass(60_000);
    }
    expect(world.told).toEqual([{ person: ANN.person, text: 'unclear' }]);
    expect([...world.board.values()]).toEqual(['voters 0']);
  });

  test('is not told twice to whoever closes the poll', async () => {
    const { world, polling } = await closedWith(new DeliveryError('gone'), new DeliveryError('archived'));
    await polling.tick();
    expect(world.told).toEqual([]);
  });

  test.each(['gone', 'refused'] as const)(
    'because the card is no longer there (%s) is posted as a new message, once',
    async (why) => {
      const { world, polls, polling, id } = await closedWith(new DeliveryError(why));
      expect([...world.board.values()]).toEqual(['voters 0', 'result too few']);
      expect((await polls.find(id, ANN))?.messageId).toBe('m2');
      world.time.pass(HOUR_MS);
      await polling.tick();
      expect(world.drawn).toEqual(['voters 0', 'result too few']);
    },
  );

  test('of a poll that closed by itself is posted as a new message, too, and into its thread', async () => {
    const { world, polls, polling } = oneReplica();
    const id = await keptDraft({ polls }, { ...FRIDAY, closes: { after: 60 } }, { by: ANN, thread: '17.1' });
    await polling.post(id, ANN);
    world.faults = [new DeliveryError('gone')];
    world.time.pass(60_000);
    await polling.tick();
    expect([...world.board.values()]).toEqual(['voters 0', 'result too few']);
    expect(world.threads).toEqual(['17.1', '17.1']);
  });

  test('as a new message either is tried again, and not where it may stand there', async () => {
    const busy = await closedWith(new DeliveryError('gone'), new DeliveryError('busy'), new DeliveryError('gone'));
    busy.world.time.pass(60_000);
    await busy.polling.tick();
    expect([...busy.world.board.values()]).toEqual(['voters 0', 'result too few']);
    const unclear = await closedWith(new DeliveryError('gone'), new DeliveryError('unclear'));
    unclear.world.time.pass(HOUR_MS);
    await unclear.polling.tick();
    expect([...unclear.world.board.values()]).toEqual(['voters 0']);
  });

  test('and was being shown when the process died is shown by the next one', async () => {
    const { world, polls, polling, post } = oneReplica();
    const id = await post();
    world.holdNext();
    void polling.close(id, ANN);
    await until(() => world.drawn.length === 2);
    const next = world.replica(polls);
    await next.tick();
    expect(world.board.get('m1')).toBe('voters 0');
    world.time.pass(2 * 60_000);
    await next.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('is posted where nobody knows whether the card was', async () => {
    const { world, polls, polling, voteAll } = oneReplica();
    const id = await keptDraft({ polls }, FRIDAY, { by: ANN });
    world.faults = [new DeliveryError('unclear')];
    await expect(polling.post(id, ANN)).rejects.toThrow('unclear');
    await voteAll(id, yes(5));
    await polling.close(id, ANN);
    expect([...world.board.values()]).toEqual(['result few']);
    expect((await polls.find(id, ANN))?.messageId).toBe('m1');
    await polling.stop();
  });
});
