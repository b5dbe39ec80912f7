import { aroundCode, asCode, withoutCode } from './code';

test('a marked line is found again, and nothing else changes', () => {
  expect(aroundCode(`Type ${asCode('/help')} or ${asCode('/poll')}.`)).toEqual([
    { text: 'Type ', code: false },
    { text: '/help', code: true },
    { text: ' or ', code: false },
    { text: '/poll', code: true },
    { text: '.', code: false },
  ]);
});

test('a mark without a partner stays, and a line cannot end its own mark', () => {
  expect(aroundCode('a ` b')).toEqual([{ text: 'a ` b', code: false }]);
  expect(withoutCode(asCode('glossary `x`'))).toBe("glossary 'x'");
});
