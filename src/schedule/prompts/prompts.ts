import type { Prompt } from '../../content/schema';
import type { Conversation } from '../../ids';
import type { Audience } from '../../reflection/schedule';
import { createPostNow } from './post-now';
import { createAnother } from './replace-prompt';
import type { ScheduleServices } from './services';

/** What people can do with prompts, for the commands: post one now, see what comes, change one, post one after all. */
export function createPrompts(services: ScheduleServices) {
  return {
    ...createPostNow(services),
    another: createAnother(services),
    coming: (conversation: Conversation, audience: Audience | null, count: number): Promise<readonly Prompt[]> =>
      services.choosing.coming({ conversation, audience }, count),
  };
}
