import SqliteFile from 'libsql';
import type { Person } from '../../ids';
import { openStore } from '../../store/open-store';
import { CHANNEL } from './presses';

export type Way = 'nothing' | 'one by one' | 'ours';
type Keep = (person: Person, option: number) => Promise<void>;

export const SECRET_KEY = 'a key of the benchmark and nothing else';

/** The ways to keep a vote before it is acknowledged. */
export async function createKeeper(way: Way, url: string, poll: string): Promise<Keep> {
  switch (way) {
    case 'nothing':
      return async () => {};
    case 'one by one':
      return oneByOne(url.slice('file:'.length));
    case 'ours': {
      const { polls } = await openStore(url, undefined, { secretKey: SECRET_KEY });
      return async (person, option) => {
        const voted = await polls.vote(poll, { ...CHANNEL, person }, option);
        if (!voted.ok) throw new Error(voted.why);
      };
    }
  }
}

/** What a bot would do that keeps the name, and commits each vote by itself, as safely. */
function oneByOne(path: string): Keep {
  const file = new SqliteFile(path);
  file.exec('pragma journal_mode = WAL; pragma synchronous = FULL');
  file.exec('create table if not exists plain (person text primary key, choice integer not null)');
  const upsert = file.prepare(
    'insert into plain values (?, ?) on conflict (person) do update set choice = excluded.choice',
  );
  return async (person, option) => void upsert.run(person, option);
}
