import { createAdmission } from './admission';

/** A turn of the event loop. */
const turn = () => new Promise(setImmediate);

function entering(many: number, enter: () => Promise<boolean>) {
  const said: boolean[] = [];
  for (let one = 0; one < many; one++) void enter().then((admitted) => said.push(admitted));
  return said;
}

test('few requests at once begin at once', async () => {
  const said = entering(16, createAdmission());
  await Promise.resolve();
  expect(said).toEqual(Array(16).fill(true));
});

test('of a crowd, some begin in each turn of the event loop, in order, and all of them in the end', async () => {
  const said = entering(
    40,
    createAdmission(() => 0),
  );
  await Promise.resolve();
  expect(said).toHaveLength(16);
  await turn();
  expect(said).toHaveLength(32);
  await turn();
  expect(said).toEqual(Array(40).fill(true));
});

test('while turns take long, fewer begin in each, and whoever has waited too long is told', async () => {
  let now = 0;
  const said = entering(
    50,
    createAdmission(() => now),
  );
  const counts: number[] = [];
  for (let one = 0; one < 4; one++) {
    now += 100;
    await turn();
    counts.push(said.length);
  }
  expect(counts).toEqual([16 + 8, 16 + 8 + 4, 16 + 8 + 4 + 4, 16 + 8 + 4 + 4 + 4]);
  now += 1_500;
  await turn();
  expect(said).toEqual([...Array(36).fill(true), ...Array(14).fill(false)]);
});

test('after a rest, as many begin at once as before', async () => {
  const enter = createAdmission(() => 0);
  entering(20, enter);
  for (let one = 0; one < 4; one++) await turn();
  const said = entering(16, enter);
  await Promise.resolve();
  expect(said).toEqual(Array(16).fill(true));
});
