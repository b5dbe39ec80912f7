import { ANN, BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import type { Json } from '../../tryout/json';
import { textFor } from '../../tryout/teams/rooms';
import { isOneDrive } from '../outbound/upload-file';

const HEADER = '"Question","Closed","Voters","Answer","Result","Share in per cent"';
let teams: PollOnTeams;
let open = false;

afterEach(async () => {
  if (open) await teams.leave();
  open = false;
});

/** Ann’s poll in the channel is closed, and she has asked for its result as CSV in her own chat with the bot. */
async function asksForCsv(settings: Parameters<typeof pollOnTeams>[0] = { files: true }) {
  teams = await pollOnTeams(settings);
  open = true;
  await teams.services.pollCards.close(teams.id, AT);
  await teams.acts.mention(ANN.id, ROOMS.channel, 'poll results');
  await teams.acts.press(ANN.id, 'Show as CSV');
  await teams.settled();
}

const rooms = () => teams.connector.rooms;
const attachments = (person = ANN.id) =>
  rooms()
    .seenBy(person)
    .flatMap(({ room, activity }) => ((activity.attachments ?? []) as Json[]).map((one) => ({ room, ...one }) as Json));
const ofType = (type: string, person?: string) =>
  attachments(person).filter(({ contentType }) => String(contentType).endsWith(type));
/** What Ann sees, the newest last. */
const seen = () =>
  rooms()
    .seenBy(ANN.id)
    .map((post) => textFor(ANN.id, post));
const newest = () => seen().at(-1) ?? '';

test('whether it may save the file is asked in the personal chat alone, below the lines, and without what it holds', async () => {
  await asksForCsv();
  const [asked, ...others] = ofType('file.consent');
  expect(others).toEqual([]);
  expect(asked).toMatchObject({
    room: ROOMS.personal,
    name: 'poll-results.csv',
    content: { acceptContext: { says: `poll-export ${teams.id}`, context: { at: expect.stringContaining('19:') } } },
  });
  expect(JSON.stringify(asked)).not.toContain('Friday');
  expect(ofType('file.consent', BEN.id)).toEqual([]);
  expect(seen().join('\n')).toContain(HEADER);
});

test('so it is asked where the lines are shown in a dialog', async () => {
  teams = await pollOnTeams({ files: true });
  open = true;
  await teams.services.pollCards.close(teams.id, AT);
  const submitted = { name: 'task/submit', value: { data: { says: `poll-export ${teams.id}` } } };
  const { body } = await teams.deliver(teams.pressOf(ANN.id, '', submitted));
  expect(body?.task).toMatchObject({ value: expect.stringContaining(HEADER) });
  expect(ofType('file.consent')).toMatchObject([{ room: ROOMS.personal, name: 'poll-results.csv' }]);
});

test('on yes it is saved where Teams says, without the bot’s token, and shown as a file', async () => {
  await asksForCsv();
  const { url, upload } = teams.connector.newUpload();
  expect((await teams.acts.consent(ANN.id, 'accept', url)).status).toBe(200);
  expect(upload.taken?.toString('utf8')).toMatch(new RegExp(`^\ufeff${HEADER}\r\n"Is it Friday`));
  expect(upload.authorization).toBeUndefined();
  expect(ofType('file.info')).toMatchObject([
    { room: ROOMS.personal, name: 'poll-results.csv', contentUrl: url, content: { fileType: 'csv' } },
  ]);
  expect(ofType('file.consent')).toEqual([]);
});

test('on no nothing is saved, and the question goes', async () => {
  await asksForCsv();
  const { url, upload } = teams.connector.newUpload();
  await teams.acts.consent(ANN.id, 'decline', url);
  expect([upload.taken, ofType('file.info'), ofType('file.consent')]).toEqual([undefined, [], []]);
});

test('whoever accepts needs the right to it then', async () => {
  await asksForCsv();
  await teams.services.pollCards.remove(teams.id, AT);
  const { url, upload } = teams.connector.newUpload();
  await teams.acts.consent(ANN.id, 'accept', url);
  expect([upload.taken, ofType('file.info')]).toEqual([undefined, []]);
  expect(newest()).toContain('I cannot find that poll here, so nothing has changed.');
});

test('somebody who has left the channel gets no file', async () => {
  await asksForCsv();
  rooms().addRoom({ id: ROOMS.channel, kind: 'channel', members: [BEN.id] });
  const { url, upload } = teams.connector.newUpload();
  await teams.acts.consent(ANN.id, 'accept', url);
  expect(upload.taken).toBeUndefined();
  expect(newest()).toContain('one of us is not in');
});

/** Ann’s second poll, which still runs, with Ben’s vote. */
async function anotherRuns() {
  const { id } = await teams.posted('poll "Is it Monday?" "Yes" "No" open');
  await teams.acts.press(BEN.id, 'Yes');
  await teams.settled();
  return {
    id,
    kept: () => teams.services.polls.find(id, AT),
    async result() {
      await teams.services.pollCards.close(id, AT);
      return (await teams.services.polls.find(id, AT))?.result;
    },
  };
}

test.each([
  'vote ID 1',
  'withdraw ID',
  'poll-close ID',
  'poll-delete ID yes',
  'poll-export ID yes',
  'reflect stop',
  '',
])('a consent that carries another line, “%s”, does nothing', async (line) => {
  await asksForCsv();
  const running = await anotherRuns();
  const [kept, before] = [await running.kept(), seen()];
  const { url, upload } = teams.connector.newUpload();
  const context = { says: line.replace('ID', running.id), context: { at: ROOMS.channel } };
  await teams.acts.consent(ANN.id, 'accept', url, { context });
  await teams.settled();
  expect([upload.taken, seen()]).toEqual([undefined, before]);
  expect(await running.kept()).toEqual(kept);
  expect(await running.result()).toMatchObject({ shares: [{ words: '1 of 1' }, { words: '0 of 1' }] });
});

test('where the place refuses it, the person is told, and the log names nothing of it', async () => {
  await asksForCsv();
  const { url, upload } = teams.connector.newUpload();
  upload.refuses = { status: 503 };
  await teams.acts.consent(ANN.id, 'accept', url);
  expect(newest()).toContain('I could not save the file.');
  const logged = teams.services.logged.filter((line) => line.includes('did not take a file'));
  expect(logged).toHaveLength(1);
  expect(logged.join()).not.toMatch(/Friday|Nearly/);
});

test('no redirect is followed', async () => {
  await asksForCsv();
  const [first, second] = [teams.connector.newUpload(), teams.connector.newUpload()];
  first.upload.refuses = { status: 307, location: second.url };
  await teams.acts.consent(ANN.id, 'accept', first.url);
  expect(second.upload.taken).toBeUndefined();
  expect(newest()).toContain('I could not save the file.');
});

test('without the installer’s choice there is only the text', async () => {
  await asksForCsv({});
  expect(ofType('file.consent')).toEqual([]);
});

test.each([
  ['https://contoso-my.sharepoint.com/personal/ann/_api/uploadSession?guid=1', true],
  ['https://contoso.sharepoint.com/x', true],
  ['http://contoso-my.sharepoint.com/x', false],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['https://contoso-my.sharepoint.com@evil.example/x', false],
  ['https://contoso-my.sharepoint.com:8443/x', false],
  ['https://public.1drv.com/x', false],
  ['http://127.0.0.1/x', false],
  ['file:///etc/passwd', false],
  ['', false],
])('a file goes to OneDrive for work alone: %s', (address, may) => {
  expect(isOneDrive(address, false)).toBe(may);
});
