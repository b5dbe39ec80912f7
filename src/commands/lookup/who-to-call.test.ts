import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { answer } from '../index';

async function pressed(line: string) {
  const { message } = await answer(line, testAsker({ via: 'button' }), testServices());
  return message;
}

test('who to call ends with contacts that nobody has verified, each marked as that', async () => {
  const said = plainText(await pressed('signposts'));
  expect(said).toContain('0808 800 5000');
  expect(said).toContain('Missing People and Runaway Helpline: 116 000 (not verified)');
  expect(said.indexOf('Missing People')).toBeGreaterThan(said.indexOf('Samaritans'));
});

test('a number that nobody has verified cannot be pressed', async () => {
  const { blocks } = await pressed('signposts');
  const contacts = blocks.flatMap((block) => (block.kind === 'contacts' ? block.contacts : []));
  const unverified = contacts.filter(({ reach }) => reach.some(({ text }) => text.includes('not verified')));
  expect(unverified.length).toBeGreaterThan(5);
  expect(unverified.filter(({ reach }) => reach.some(({ call }) => call !== undefined))).toEqual([]);
});
