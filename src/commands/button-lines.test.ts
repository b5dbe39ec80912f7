import { pressOf, shareButton, voteButtons, withdrawButton } from './button-lines';

test('what platforms treat in their own way is read from the line as it was written on the button', () => {
  const [vote] = voteButtons({ id: 'p1', options: [{ id: 0, label: 'Yes' }] });
  for (const button of [vote, withdrawButton('p1'), shareButton('cuckooing')])
    expect(pressOf(button?.command ?? '')?.role).toBe(button?.role);
  expect(pressOf(vote?.command ?? '')).toEqual({ role: 'vote', poll: 'p1' });
});

test.each(['poll-close p1', 'voters p1', 'votes', 'shared', '', ' '])('“%s” is a line like any other', (line) => {
  expect(pressOf(line)).toBeUndefined();
});
