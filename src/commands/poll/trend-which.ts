import type { Content } from '../../content/schema';
import type { Block, Button } from '../../message';
import type { Answer } from '../answer';
import type { Asker } from '../asker';

/** Asks for which principle or theme. */
export const sayWhich = ({ typed }: Asker, content: Content): Answer =>
  choose(`For which principle or theme? Press one, or type it, such as ${typed('poll trend trauma')}.`, content);

export const nothingForWords = ({ typed }: Asker, content: Content): Answer =>
  choose(
    `I found no principle or theme for these words. Press one, or type another word, such as ${typed('poll trend trauma')}.`,
    content,
  );

function choose(text: string, { principles, themes }: Content): Answer {
  const blocks: Block[] = [
    { kind: 'text', text },
    { kind: 'buttons', label: 'Principles', buttons: principles.map(button) },
    { kind: 'buttons', label: 'Themes', buttons: themes.map(button) },
  ];
  return { message: { audience: 'asker', blocks } };
}

const button = ({ id, title }: { readonly id: string; readonly title: string }): Button => ({
  label: title,
  says: `poll trend ${id}`,
});
