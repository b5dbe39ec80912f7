type Call = (...given: never[]) => Promise<unknown>;

/**
 * What a process does to the world outside, until it is killed: from then on nothing that it asks for is done, and nothing
 * comes back to it. `dieAt(3, 'after')` kills it at the third thing from now on, when that is done and before it knows.
 */
export function createMortal() {
  let dead = false;
  let left = Number.POSITIVE_INFINITY;
  let after = false;
  const working = new Set<Promise<unknown>>();
  let tell = () => {};
  const died = new Promise<void>((resolve) => {
    tell = resolve;
  });

  function die(): Promise<never> {
    dead = true;
    tell();
    return new Promise(() => {});
  }

  const mortal =
    (call: Call): Call =>
    async (...given) => {
      if (dead) return die();
      left -= 1;
      const last = left === 0;
      if (last && !after) return die();
      const work = call(...given);
      const quietly = work.then(
        () => {},
        () => {},
      );
      working.add(quietly);
      await quietly.finally(() => working.delete(quietly));
      if (last || dead) return die();
      return work;
    };

  return {
    /** The same functions, which end with this process. */
    wrap: <Part extends object>(part: Part): Part =>
      Object.fromEntries(
        Object.entries(part).map(([name, call]) => [name, typeof call === 'function' ? mortal(call) : call]),
      ) as Part,
    dieAt(nth: number, when: 'before' | 'after'): void {
      left = nth;
      after = when === 'after';
    },
    /** It lives on after all. */
    spare(): void {
      left = Number.POSITIVE_INFINITY;
    },
    died,
    isDead: () => dead,
    /** Resolves when what it had under way outside has come to its end. */
    async settled(): Promise<void> {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
