/**
 * The promises that an SDK could break, kept by the one that is not the default: who is let in, what goes over the wire and
 * how often, and every way to answer. `TEAMS_SDK=agents npx jest src/teams src/contract` runs all tests of Teams on it.
 */
process.env.TEAMS_SDK = 'agents';

describe('a token, with the Agents SDK:', () => {
  require('../inbound/tokens.test');
});

describe('an answer, with the Agents SDK:', () => {
  require('../inbound/answering.test');
});

describe('another channel, with the Agents SDK:', () => {
  require('../inbound/only-teams.test');
});

describe('a card for everybody, with the Agents SDK:', () => {
  require('../inbound/replace-for-all.test');
});

describe('a private answer, with the Agents SDK:', () => {
  require('../outbound/private-ways.test');
});

describe('a proactive message, with the Agents SDK:', () => {
  require('../outbound/messenger.test');
});

describe('a file, with the Agents SDK:', () => {
  require('../inbound/file-consent.test');
});
