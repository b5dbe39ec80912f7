import type { Participant, Person } from '../ids';
import { mayManage, mayVote } from './who-may';

const POLL = { tenant: 'slack:T1', conversation: 'slack:T1:C1', creator: 'slack:T1:U1' } as const;
const creator: Participant = { tenant: 'slack:T1', conversation: 'slack:T1:C1', person: 'slack:T1:U1' };
const colleague: Participant = { ...creator, person: 'slack:T1:U2' };

describe('closing, extending, exporting and deleting is for', () => {
  test.each<[string, Participant, Person[], boolean]>([
    ['whoever made the poll', creator, [], true],
    ['whoever made it, from a chat with the bot', { ...creator, conversation: 'slack:T1:D1' }, [], true],
    ['nobody else, where nobody is named', colleague, [], false],
    ['somebody whom the organisation named', colleague, ['slack:T1:U2'], true],
    ['not somebody else, where people are named', colleague, ['slack:T1:U3'], false],
    ['whoever made it, where others are named', creator, ['slack:T1:U3'], true],
    ['not the same names from another organisation', { ...creator, tenant: 'slack:T2' }, ['slack:T1:U1'], false],
  ])('%s', (_who, asker, admins, may) => {
    expect(mayManage(POLL, asker, admins)).toBe(may);
  });
});

test('where the bot is in many organisations, the same number in another workspace is somebody else', () => {
  expect(mayManage(POLL, colleague, ['slack:T9:U2'])).toBe(true);
  expect(mayManage(POLL, colleague, ['slack:T9:U2'], true)).toBe(false);
  expect(mayManage(POLL, colleague, ['slack:T1:U2'], true)).toBe(true);
});

describe('voting is for', () => {
  test.each<[string, Participant, boolean]>([
    ['anybody in the conversation', colleague, true],
    ['a guest from a partner organisation', { ...creator, person: 'teams:other:guest' }, true],
    ['nobody from another conversation', { ...colleague, conversation: 'slack:T1:C2' }, false],
    ['nobody from another organisation', { ...colleague, tenant: 'slack:T2' }, false],
  ])('%s', (_who, asker, may) => {
    expect(mayVote(POLL, asker)).toBe(may);
  });
});
