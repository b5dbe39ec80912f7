import { plainText } from '../plain-text';
import { DatabaseAway } from '../store/db/database-away';
import { testAsker } from '../testing/asker';
import { testSchedule } from '../testing/schedule';
import { testServices } from '../testing/services';
import { sizeOf } from '../testing/word-budget';
import { home } from './home';

const asker = testAsker({ setting: 'personal' });
const nameOf = (conversation: string) => `#${conversation.split(':').at(-1)}`;
const place = (number: number) => `slack:T1:C${number}` as const;

/** Ann’s page, if she looks after so many weekly prompts and Ben after one. */
async function pageWith(owned: number, services = testServices()) {
  for (let number = 1; number <= owned; number++)
    services.scheduled.set(place(number), testSchedule({ conversation: place(number), owner: asker.person }));
  services.scheduled.set(place(0), testSchedule({ conversation: place(0), owner: 'slack:T1:U0BEN' }));
  return home(asker, services, nameOf);
}

test.each([0, 1, 6, 7, 60])(
  'with %i weekly prompts it is read in half a minute: 110 words beside the box, 5 buttons',
  async (owned) => {
    const { words, buttons } = sizeOf(await pageWith(owned));
    expect(words).toBeLessThanOrEqual(110);
    expect(buttons).toBeLessThanOrEqual(5);
  },
);

test('somebody without weekly prompts reads how to have one', async () => {
  expect(plainText(await pageWith(0))).toContain('None yet. To get a question each week, type /reflect');
});

test('it names the weekly prompts that this person looks after, with when each comes next, and no others', async () => {
  const services = testServices();
  services.scheduled.set(place(1), testSchedule({ conversation: place(1), owner: asker.person }));
  services.scheduled.set(
    place(2),
    testSchedule({ conversation: place(2), owner: asker.person, state: 'paused', because: 'asked', next: null }),
  );
  services.scheduled.set(
    place(3),
    testSchedule({
      ...{ conversation: place(3), owner: asker.person, state: 'paused', because: 'asked' },
      ...{ pausedUntil: '2027-01-05', next: { day: '2027-01-11', at: new Date('2027-01-11T09:30:00Z') } },
    }),
  );
  services.scheduled.set(place(4), testSchedule({ conversation: place(4), owner: 'slack:T1:U0BEN' }));
  const text = plainText(await home(asker, services, nameOf));
  expect(text).toMatch(/- #C1: next Mon 30 Nov, 09:30\n/);
  expect(text).toMatch(/- #C2: paused$/m);
  expect(text).toContain('- #C3: paused until Tue 5 Jan');
  expect(text).not.toContain('#C4');
});

test('of many it names the next ones, and says how many more there are', async () => {
  const text = plainText(await pageWith(60));
  expect(text.match(/next Mon /g)).toHaveLength(5);
  expect(text).toContain('- and 55 more');
});

test('without the database it is there all the same, and says what it cannot show', async () => {
  const services = testServices();
  const away = async () => Promise.reject(new DatabaseAway('it did not answer'));
  const page = await home(asker, { ...services, schedules: { ...services.schedules, ownedBy: away } }, nameOf);
  expect(plainText(page)).toContain('I cannot look them up just now');
});
