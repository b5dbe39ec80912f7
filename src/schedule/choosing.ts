import type { Prompt } from '../content/schema';
import type { Audience } from '../reflection/schedule';
import type { Store } from '../store/open-store';

/** The next prompt for a conversation that has seen `used`; undefined where none fits. The same for the same input. */
export type ChoosePrompt = (
  prompts: readonly Prompt[],
  used: readonly string[],
  audience: Audience | null,
  seed: string,
) => Prompt | undefined;

/** The next prompts, first the next. */
export type ComingPrompts = (
  prompts: readonly Prompt[],
  used: readonly string[],
  audience: Audience | null,
  count: number,
  seed: string,
) => readonly Prompt[];

export type ChoosingServices = {
  readonly store: Pick<Store, 'promptUses'>;
  readonly prompts: readonly Prompt[];
  readonly choosePrompt: ChoosePrompt;
  readonly comingPrompts: ComingPrompts;
};

type Place = { readonly conversation: string; readonly audience: Audience | null };

/** Which prompts come in a conversation, from what it has seen. */
export function createChoosing({ store, prompts, choosePrompt, comingPrompts }: ChoosingServices) {
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  return {
    async next({ conversation, audience }: Place): Promise<Prompt | undefined> {
      return choosePrompt(prompts, await store.promptUses.used(conversation), audience, conversation);
    },

    async coming({ conversation, audience }: Place, count: number): Promise<readonly Prompt[]> {
      return comingPrompts(prompts, await store.promptUses.used(conversation), audience, count, conversation);
    },

    /** The one that was chosen before, so that a second try shows no other; the next one where there is none. */
    async chosenOrNext(place: Place & { readonly prompt: string | null }): Promise<Prompt | undefined> {
      return (place.prompt === null ? undefined : byId.get(place.prompt)) ?? this.next(place);
    },
  };
}

export type Choosing = ReturnType<typeof createChoosing>;
