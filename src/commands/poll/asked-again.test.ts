import { cardNow, closed, kept, posted, split, voted } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { NOW, testServices } from '../../testing/services';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No"';
const BEN = { person: 'slack:T1:U0BEN' } as const;

describe('the same question again', () => {
  test.each(['poll “is it friday” "Yes" "No"', FRIDAY])('shows no second result within 24 hours: %s', async (line) => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await closed(FRIDAY, split(6, 0), services);
    expect((await ask(line, services)).said).toContain('Asked here already: Two results so close together');
    const { said } = await ask(`poll-again ${id}`, services, { via: 'button' });
    expect(said).toContain('Ask again from Tue 12:00 with poll again.');
    now = new Date(NOW.getTime() + 3_600_000);
    const second = await closed(line, split(5, 1), services);
    expect(second.said).toContain('is closed. Its result is on hold for now. Its card says when you will see it.');
    expect(second.card).toContain('So this one is shown here from Tue 12:00.');
    expect(second.card + (await ask('poll results', services)).said).not.toMatch(/or (more|fewer)/);
    const csv = await ask(`poll-export ${second.id}`, services, { via: 'button' });
    expect(csv.said).toContain(
      '"The same question showed a result in the 24 hours before; shown from 2026-11-24T12:00',
    );
    now = new Date(NOW.getTime() + 24 * 3_600_000);
    await services.pollCards.tick();
    expect(cardNow(services)).toContain('Result of 5 to 9 votes:\n- Yes: more than half\n- No: fewer than half');
    expect((await ask('poll results', services)).said).toContain('- Yes: more than half');
    now = new Date(NOW.getTime() + 48 * 3_600_000);
    expect((await ask(`poll-again ${id}`, services, { via: 'button' })).said).toMatch(/Question: is it friday/i);
    expect((await closed(line, split(5, 1), services)).card).toContain('Result of');
  });

  test('is not posted while it is open here: nobody’s poll of nothing keeps back the result of the one that runs', async () => {
    const { id, services } = await posted(FRIDAY);
    await voted(id, split(6, 0), services);
    const { buttons } = await ask('poll "is it FRIDAY" "Yes" "No" open', services, BEN);
    const press = () => ask(buttons[0]?.command ?? '', services, { via: 'button', ...BEN });
    expect((await press()).said).toContain('This question is already open here, so I did not post it again');
    expect(services.sent).toHaveLength(1);
    await ask('poll close', services);
    expect(cardNow(services)).toContain('Result of');
    expect((await press()).said).toContain('Your poll is posted.');
    await ask('poll close', services, BEN);
    expect((await kept(id, services)).result?.kind).toBe('few');
  });

  test('is not posted while its result is kept back', async () => {
    const services = testServices();
    await closed(FRIDAY, split(6, 0), services);
    await closed(FRIDAY, split(5, 1), services);
    const { buttons } = await ask(FRIDAY, services, BEN);
    const { said } = await ask(buttons[0]?.command ?? '', services, { via: 'button', ...BEN });
    expect(said).toContain('is still to come. Its card says when.');
  });

  test('may be asked at once after a round that showed nothing, and elsewhere', async () => {
    const { id, services } = await closed(FRIDAY, split(2, 0));
    expect((await ask(`poll-again ${id}`, services, { via: 'button' })).said).toContain('Question: Is it Friday?');
    expect((await ask(FRIDAY, services, { conversation: 'slack:T1:C2' })).said).not.toContain('Asked here already');
  });
});
