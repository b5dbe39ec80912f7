import { createContext, useContext, useState } from 'react';

/** Names whose things are kept: a person and a width. Each has a place, a thread and drafts of their own. */
export const Keeper = createContext('');

/**
 * Like `useState`, but what is held survives a reload of this browser tab. `name` says what is held; another name, or another
 * keeper around, holds something else.
 */
export function useKept<Held>(name: string, initial: Held): [Held, (next: Held) => void] {
  const key = `${useContext(Keeper)}/${name}`;
  const [held, hold] = useState(() => ({ key, value: read(key, initial) }));
  const value = held.key === key ? held.value : read(key, initial);
  return [
    value,
    (next) => {
      write(key, next);
      hold({ key, value: next });
    },
  ];
}

function read<Held>(key: string, initial: Held): Held {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? initial : (JSON.parse(text) as Held);
  } catch {
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined || value === null || value === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
