import { createMetrics } from './metrics';

const AT = new Date('2026-11-30T12:00:00Z');

test('how long work waits is told by kind, and is nothing where nothing is late', async () => {
  const metrics = createMetrics();
  const since = new Date(AT.getTime() - 90_000);
  metrics.lookAt({
    queueAges: async () => ({ prompts: since, polls: undefined }),
    contentOverdue: () => 0,
    now: () => AT,
  });
  const text = await metrics.text();
  expect(text).toContain('compass_oldest_waiting_seconds{queue="prompts"} 90\n');
  expect(text).toContain('compass_oldest_waiting_seconds{queue="polls"} 0\n');
});

test('while the database is away, the other figures are still shown, and none that is old', async () => {
  const metrics = createMetrics();
  let away = false;
  const queueAges = async () => {
    if (away) throw new Error('gone');
    return { prompts: AT };
  };
  metrics.lookAt({ queueAges, contentOverdue: () => 2, now: () => AT });
  await metrics.text();
  away = true;
  const text = await metrics.text();
  expect(text).not.toContain('compass_oldest_waiting_seconds{');
  expect(text).toContain('compass_content_overdue 2\n');
});

test('waits of each platform are there before the first, so that an alert can see them grow', async () => {
  expect(await createMetrics().text()).toContain('compass_platform_waits_total{platform="teams"} 0\n');
});
