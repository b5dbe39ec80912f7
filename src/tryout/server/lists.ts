import { type Json, list } from '../json';
import type { createActs } from '../slack/acts';
import { controlsIn } from '../slack/controls';

type TypeInMenu = ReturnType<typeof createActs>['typeInMenu'];
/** The message or the view in which a menu stands. */
type Place = Parameters<TypeInMenu>[1];

/**
 * The choices of menus that the bot is asked for. Slack asks again with every letter; here they are asked for once, with
 * nothing typed, and the page finds what fits. `arrived` is called whenever there are more.
 */
export function createLists(acts: { readonly typeInMenu: TypeInMenu }, arrived: () => void) {
  const known = new Map<string, Json>();
  const waiting = new Set<string>();
  /** What a menu stood in that could not be filled: it is asked for again only with what comes later. */
  const failed = new WeakSet<readonly Json[]>();

  return {
    /** Begins to ask for the choices of every menu in these blocks that nobody has asked for. An error leaves a menu empty. */
    ask(user: string, place: Place, blocks: readonly Json[]): void {
      for (const menu of controlsIn(blocks).filter(isList)) {
        const name = String(menu.action_id);
        if (known.has(name) || waiting.has(name) || failed.has(blocks)) continue;
        waiting.add(name);
        void acts
          .typeInMenu(user, place, menu, '')
          .then(
            (choices) => {
              known.set(name, choices);
              arrived();
            },
            () => void failed.add(blocks),
          )
          .finally(() => waiting.delete(name));
      }
    },

    /** Returns the blocks with the choices in their menus, as people see them once they open one. */
    filledIn(blocks: readonly Json[]): Json[] {
      return blocks.map((block) => ({
        ...block,
        ...(block.accessory ? { accessory: filled(block.accessory as Json) } : {}),
        ...(block.type === 'actions' ? { elements: list(block.elements).map(filled) } : {}),
        ...(block.type === 'container' ? { child_blocks: this.filledIn(list(block.child_blocks)) } : {}),
      }));
    },
  };

  function filled(element: Json): Json {
    return isList(element) ? { ...element, ...known.get(String(element.action_id)) } : element;
  }
}

const isList = ({ type }: Json) => type === 'external_select';
