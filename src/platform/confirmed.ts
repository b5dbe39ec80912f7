/** As in `Message`. */
type Confirms = { readonly newest: number; readonly before: number } | undefined;

/**
 * How a confirmation stands to the one of the same person that this process has shown last: `next`, as nobody has confirmed
 * anything in between; `apart`, as another replica has, whose message is therefore the newest; `late`, as a newer one has been
 * shown here by now. `next` also where a message confirms no press.
 */
export function orderOf(shown: Confirms, now: Confirms): 'next' | 'apart' | 'late' {
  if (!shown || !now) return 'next';
  if (shown.newest > now.newest) return 'late';
  return shown.newest === now.before || shown.newest === now.newest ? 'next' : 'apart';
}
