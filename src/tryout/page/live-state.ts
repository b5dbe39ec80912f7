import { useEffect, useState } from 'react';
import type { PersonId } from '../people';
import type { State } from '../state';

/**
 * Follows what one person sees. `state` is undefined until the server first sends it. `last` is the latest state of any
 * person, for whatever is the same for everybody. `lost` is true while the server does not answer.
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
  // Not even for a moment may one person see the state of another.
  return { state: state?.as === as ? state : undefined, last: state, lost };
}

type Live = { readonly state: State | undefined; readonly last: State | undefined; readonly lost: boolean };
