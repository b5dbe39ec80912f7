import { type RefObject, useEffect, useRef } from 'react';

/**
 * Scrolls to the newest message whenever `newest`, its id, changes: to all of it if it fits, else to its beginning, so
 * that nobody has to scroll back. Whoever is at the end stays there when the pane changes its height. Returns the ref of the log, whose messages carry their ids as `data-message`.
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
  useEffect(() => {
    const node = log.current;
    if (!node) return;
    let atEnd = true;
    const look = () => {
      atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < 4;
    };
    const observer = new ResizeObserver(() => {
      if (atEnd) node.scrollTop = node.scrollHeight;
    });
    node.addEventListener('scroll', look);
    observer.observe(node);
    return () => {
      node.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, []);
  return log;
}
