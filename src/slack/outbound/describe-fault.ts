/** What the log may hold of a fault: its kind and where it arose. Its message is left out, which may quote a person's text. */
export function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, statusCode, data } = error as { code?: unknown; statusCode?: unknown; data?: { error?: unknown } };
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(statusCode === undefined ? {} : { status: statusCode }),
    ...(data?.error === undefined ? {} : { slackSays: data.error }),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeFault(error.cause) }),
  };
}
