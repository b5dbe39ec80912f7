/** PostgreSQL aborts one of two transactions that wait for each other. The work is then tried again, five times at most. */
export async function despiteDeadlocks<Result>(work: () => Promise<Result>, triesLeft = 5): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isDeadlock = typeof error === 'object' && error !== null && 'code' in error && error.code === '40P01';
    if (!isDeadlock || triesLeft === 0) throw error;
    return despiteDeadlocks(work, triesLeft - 1);
  }
}
