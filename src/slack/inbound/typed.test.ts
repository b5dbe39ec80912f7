import { asDirectMessage, asMention, asSlashCommand } from './request-context';

test.each([
  ['', 'glossary county lines', '/glossary county lines'],
  ['', 'glossary', '/glossary'],
  ['pc-', 'principle build trust', '/pc-principle build trust'],
  ['', 'reflect weekly monday 09:30', '/reflect weekly monday 09:30'],
  ['pc-', 'reflect', '/pc-reflect'],
  ['', 'help', '/compass'],
  ['pc-', 'help', '/pc-compass'],
  ['', 'county lines', '/compass county lines'],
])('with the prefix “%s”, %s is typed as %s, which looks like a command', (prefix, line, typed) => {
  expect(asSlashCommand(prefix)(line)).toBe(`\`${typed}\``);
});

test('after a mention and in a direct message no slash is needed', () => {
  expect(asMention('glossary')).toBe('`@Practice Compass glossary`');
  expect(asDirectMessage('glossary')).toBe('`glossary`');
});
