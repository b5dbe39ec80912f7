import { useEffect, useState } from 'react';
import type { PersonId } from '../people';
import type { State } from '../state';

/**
 * How things stand for one person, as it changes; undefined until it is first known. `last` is the newest known of
 * anybody, for what is the same for all. `lost` while nobody answers.
 */
export function useLiveState(as: PersonId): Live {
  const [state, setState] = useState<State>();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/tryout/state?as=${as}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      setState(JSON.parse(data) as State);
      setLost(false);
    };
    source.onerror = () => setLost(true);
    return () => source.close();
  }, [as]);
  // What another person sees must not be shown for a moment either.
  return { state: state?.as === as ? state : undefined, last: state, lost };
}

type Live = { readonly state: State | undefined; readonly last: State | undefined; readonly lost: boolean };
