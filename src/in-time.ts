/**
 * What the work comes to, if it takes no longer than `limitMs`; else rejects with what `tooLate` makes. The work itself goes
 * on, and nobody hears of what becomes of it then.
 */
export async function inTime<Result>(limitMs: number, work: Promise<Result>, tooLate: () => Error): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
