import type { Prompt } from '../../content/schema';
import type { Conversation } from '../../ids';
import type { Audience } from '../../reflection/schedule';
import { createPostNow } from './post-now';
import { createSwaps } from './replace-prompt';
import type { ScheduleServices } from './services';

/** What commands can do with prompts: post one now, post a missed one after all, swap one, show those to come. */
export function createPrompts(services: ScheduleServices) {
  return {
    ...createPostNow(services),
    ...createSwaps(services),
    coming: (conversation: Conversation, audience: Audience | null, count: number): Promise<readonly Prompt[]> =>
      services.choosing.coming({ conversation, audience }, count),
  };
}
