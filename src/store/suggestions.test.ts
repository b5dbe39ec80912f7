import fc from 'fast-check';
import type { Tenant } from '../ids';
import { databases, storesOn } from '../testing/stores/databases';

describe.each(databases)('suggestions on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('a word is kept with a count and its days, as it was first written', async () => {
    let now = '2026-11-23T23:59:59.999Z';
    const { suggestions } = await open(() => new Date(now));
    await suggestions.add('slack:T1', 'Plug');
    await suggestions.add('slack:T1', 'cuckooing');
    now = '2026-12-01T08:00:00.000Z';
    await suggestions.add('slack:T1', '  pLUG\n');
    expect(await suggestions.list()).toEqual([
      { word: 'Plug', count: 2, firstOn: '2026-11-23', lastOn: '2026-12-01' },
      { word: 'cuckooing', count: 1, firstOn: '2026-11-23', lastOn: '2026-11-23' },
    ]);
  });

  test('a clock that goes back does not take the last day back', async () => {
    let now = '2026-11-23T00:00:00Z';
    const { suggestions } = await open(() => new Date(now));
    await suggestions.add('slack:T1', 'plug');
    now = '2026-11-22T23:59:00Z';
    await suggestions.add('slack:T1', 'plug');
    expect(await suggestions.list()).toEqual([{ word: 'plug', count: 2, firstOn: '2026-11-23', lastOn: '2026-11-23' }]);
  });

  test('any presses in any tenants are counted as a simple model counts them', async () => {
    let day = '2026-11-01';
    const { suggestions, deleteTenant } = await open(() => new Date(`${day}T12:00:00Z`));
    await fc.assert(
      fc
        .asyncProperty(fc.array(press, { maxLength: 30 }), async (unordered) => {
          const presses = unordered.toSorted((a, b) => a.day.localeCompare(b.day));
          for (const one of presses) {
            day = one.day;
            expect(await suggestions.add(one.tenant, one.word)).toBe(true);
          }
          const listed = await suggestions.list();
          expect(listed.map(({ count }) => count)).toEqual(listed.map(({ count }) => count).sort((a, b) => b - a));
          expect(new Set(listed)).toEqual(new Set(counted(presses)));
        })
        .afterEach(async () => {
          await Promise.all(tenants.map((tenant) => deleteTenant(tenant)));
        }),
      { numRuns: 30 },
    );
  });

  test('simultaneous presses all count, from two stores too', async () => {
    const stores = [await open(), await open()];
    const presses = stores.flatMap(({ suggestions }) =>
      Array.from({ length: 10 }, () => suggestions.add('slack:T1', 'plug')),
    );
    expect(await Promise.all(presses)).toEqual(presses.map(() => true));
    expect(await stores[0]?.suggestions.list()).toMatchObject([{ word: 'plug', count: 20 }]);
  });

  test('a tenant has room for 500 words; the ones that are there still count, and other tenants have their own room', async () => {
    const stores = [await open(), await open()];
    const add = (number: number) => stores[number % 2]?.suggestions.add('slack:T1', `word ${number}`);
    for (let number = 0; number < 490; number++) expect(await add(number)).toBe(true);
    // All ask for the last places at once.
    const last = await Promise.all(Array.from({ length: 30 }, (_, at) => add(490 + at)));
    const kept = [...Array.from({ length: 490 }, () => true), ...last];
    expect(kept.filter(Boolean)).toHaveLength(500);
    expect(await add(kept.indexOf(true))).toBe(true);
    expect(await add(kept.indexOf(false))).toBe(false);
    expect(await stores[0]?.suggestions.add('slack:T2', 'one more')).toBe(true);
    expect(await stores[0]?.suggestions.list()).toHaveLength(501);
  });

  test('taking one back removes exactly that one, in that tenant, once for each receipt', async () => {
    const { suggestions } = await open();
    for (const tenant of ['slack:T1', 'slack:T1', 'slack:T2'] as const) await suggestions.add(tenant, 'plug');
    await suggestions.add('slack:T1', 'bando');
    expect(await suggestions.takeBack('slack:T1', ' PLUG', 'a')).toBe(true);
    expect(await suggestions.takeBack('slack:T1', 'plug', 'a')).toBe(false);
    expect(await suggestions.list()).toMatchObject([
      { word: 'plug', count: 2 },
      { word: 'bando', count: 1 },
    ]);
    expect(await suggestions.takeBack('slack:T1', 'plug', 'b')).toBe(true);
    expect(await suggestions.takeBack('slack:T1', 'plug', 'c')).toBe(false);
    expect(await suggestions.takeBack('slack:T2', 'plug', 'b')).toBe(true);
    expect((await suggestions.list()).map(({ word }) => word)).toEqual(['bando']);
  });

  test('presses at the same time take one back, once', async () => {
    const stores = [await open(), await open()];
    for (let at = 0; at < 3; at++) await stores[0]?.suggestions.add('slack:T1', 'plug');
    const presses = stores.flatMap(({ suggestions }) =>
      [1, 2, 3].map(() => suggestions.takeBack('slack:T1', 'plug', 'a')),
    );
    expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(1);
    expect(await stores[0]?.suggestions.list()).toMatchObject([{ word: 'plug', count: 2 }]);
  });

  test.each([
    ['quotes', `'; drop table suggestion; --"`, `'; drop table suggestion; --"`],
    ['emoji', '🧭 compass', '🧭 compass'],
    ['NUL, which PostgreSQL cannot keep, and other invisible characters', 'pl\u0000ug\u200b', 'pl ug'],
    ['half of a surrogate pair', 'plug\ud800', 'plug'],
    ['a word in another script', 'اتجار', 'اتجار'],
    ['sixty characters', 'x'.repeat(60), 'x'.repeat(60)],
  ])('%s: kept as it can be shown', async (_says, word, shown) => {
    const { suggestions } = await open();
    expect(await suggestions.add('slack:T1', word)).toBe(true);
    expect(await suggestions.list()).toMatchObject([{ word: shown, count: 1 }]);
  });

  test.each([
    ['nothing', 'slack:T1', ' \u0000\n'],
    ['more than 60 characters', 'slack:T1', `secret ${'x'.repeat(60)}`],
    ['no tenant', '', 'secret'],
    ['a tenant with a NUL', 'slack:\u0000', 'secret'],
  ])('%s is a fault that does not repeat the word', async (_says, tenant, word) => {
    const { suggestions } = await open();
    // The cast: one of these tenants does not have the form of a `Tenant`.
    const fault: unknown = await suggestions.add(tenant as Tenant, word).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(RangeError);
    expect(JSON.stringify({ ...Object(fault), message: String(fault) })).not.toContain('secret');
    expect(await suggestions.list()).toEqual([]);
  });

  test('deleting a tenant deletes its words and no other tenant’s', async () => {
    const { suggestions, deleteTenant } = await open();
    await suggestions.add('slack:T1', 'plug');
    await suggestions.add('slack:T1', 'cuckooing');
    await suggestions.add('slack:T2', 'plug');
    await deleteTenant('slack:T1');
    expect(await suggestions.list()).toMatchObject([{ word: 'plug', count: 1 }]);
  });
});

const tenants: Tenant[] = ['slack:T1', 'slack:T2', 'teams:a'];

const press = fc.record({
  tenant: fc.constantFrom(...tenants),
  word: fc.constantFrom('plug', 'Plug ', ' PLUG', 'Émile', 'e\u0301mile', 'straße', '%', '_', '{"', "o'clock", '100'),
  day: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', '2026-12-31', '2027-01-01'),
});

type Press = { readonly tenant: Tenant; readonly word: string; readonly day: string };

/** `presses` are in the order of their days. If two tenants first wrote a word on the same day, the first tenant's spelling wins. */
function counted(presses: readonly Press[]) {
  const spelt = (word: string) => word.normalize('NFKC').trim();
  const folded = (word: string) => spelt(word).toLowerCase();
  const words = new Set(presses.map(({ word }) => folded(word)));
  return [...words].map((word) => {
    const same = presses.filter((one) => folded(one.word) === word);
    const days = same.map(({ day }) => day);
    const [first] = same.filter(({ day }) => day === days[0]).toSorted((a, b) => a.tenant.localeCompare(b.tenant));
    return { word: spelt(first?.word ?? ''), count: same.length, firstOn: days[0], lastOn: days.at(-1) };
  });
}
