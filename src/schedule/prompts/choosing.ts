import type { Prompt } from '../../content/schema';
import type { Conversation } from '../../ids';
import { choosePrompt, comingPrompts } from '../../reflection/choose';
import type { Audience } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';

type Place = { readonly conversation: Conversation; readonly audience: Audience | null };

/** Chooses the next prompts of a conversation, given those already posted there and those on their way. */
export function createChoosing(
  store: Pick<Store, 'promptUses'>,
  promptsOf: (conversation: Conversation) => readonly Prompt[],
) {
  const find = (id: string | null | undefined, conversation: Conversation): Prompt | undefined =>
    promptsOf(conversation).find((prompt) => prompt.id === id);
  return {
    async next({ conversation, audience }: Place): Promise<Prompt | undefined> {
      return choosePrompt(promptsOf(conversation), await store.promptUses.used(conversation), audience, conversation);
    },

    /** The next `count` prompts, starting with one that is waiting for another try, if there is one. */
    async coming({ conversation, audience }: Place, count: number): Promise<readonly Prompt[]> {
      const waiting = find(await store.promptUses.waiting(conversation), conversation);
      const used = await store.promptUses.used(conversation);
      const next = comingPrompts(promptsOf(conversation), used, audience, count, conversation);
      return [...(waiting ? [waiting] : []), ...next].slice(0, count);
    },

    /** Undefined if there is none of this id any more. */
    find,

    /** The prompt chosen before (`place.prompt`), so that a second try shows the same one; otherwise the next. */
    async chosenOrNext(place: Place & { readonly prompt: string | null }): Promise<Prompt | undefined> {
      return find(place.prompt, place.conversation) ?? this.next(place);
    },
  };
}

export type Choosing = ReturnType<typeof createChoosing>;
