import type { Shown } from './render';

/**
 * Shows it; and where Slack refuses it, once more without its pictures. Slack fetches every picture before it takes a
 * message, and refuses the whole message when it cannot, now and then also for good ones:
 * https://github.com/slackapi/python-slack-sdk/issues/1782
 */
export async function withImagesOrWithout<Part extends Partial<Shown>, Result>(
  shown: Part,
  show: (shown: Part) => Promise<Result>,
): Promise<Result> {
  try {
    return await show(shown);
  } catch (error) {
    const blocks = shown.blocks?.filter(({ type }) => type !== 'image') ?? [];
    if (saidOf(error) !== 'invalid_blocks' || blocks.length === shown.blocks?.length) throw error;
    return show({ ...shown, blocks });
  }
}

/** Slack's own name for what is wrong, as its client hangs it on an error. */
const saidOf = (error: unknown): unknown => (error as { data?: { error?: unknown } } | undefined)?.data?.error;
