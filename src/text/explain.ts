/**
 * The text for an error: a wrong setting has its own sentence; for a fault of the program itself, the stack helps more.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'].includes(error.name);
  return (isOurs && error.stack) || error.message;
}
