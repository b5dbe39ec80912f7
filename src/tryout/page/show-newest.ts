import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings the newest message into view when there is a new one: whole where it fits, else from its beginning, so that
 * nobody has to scroll back to read it. Messages carry their id as `data-message`.
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
