import { type RefObject, useEffect, useRef } from 'react';

/**
 * Scrolls to the newest message whenever `newest`, its id, changes: to all of it if it fits, else to its beginning, so
 * that nobody has to scroll back. Returns the ref of the log, whose messages carry their ids as `data-message`.
 */
export function useShowNewest(newest: string | undefined): RefObject<HTMLDivElement | null> {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node =
      newest === undefined ? undefined : log.current?.querySelector<HTMLElement>(`[data-message="${newest}"]`);
    if (!node || !log.current) return;
    const from = node.getBoundingClientRect().top - log.current.getBoundingClientRect().top;
    const beyond = from + node.offsetHeight - log.current.clientHeight;
    if (beyond > 0) log.current.scrollTop += Math.min(from, beyond);
    else if (from < 0) log.current.scrollTop += from;
  }, [newest]);
  return log;
}
