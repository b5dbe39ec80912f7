import type { Answer, Handler, Services } from './answer';
import type { Asker } from './asker';
import { turnPage } from './browse';
import { sayLookup } from './found';
import { glossary } from './glossary';
import { help } from './help';
import { principle } from './principle';
import { share } from './share';
import { suggest } from './suggest';
import type { CommandName } from './table';

const typedCommands: Record<CommandName, Handler> = { principle, glossary, help };

/** These act on something that a card shows, so they exist as buttons only. */
const buttonCommands: Record<string, Handler> = { browse: turnPage, share, suggest };

/** People write the names in the plural, too. */
const otherNames: Record<string, CommandName> = {
  principles: 'principle',
  term: 'glossary',
  terms: 'glossary',
  '?': 'help',
};

/**
 * The one way in: a line, typed or said by a button, becomes an answer. The first word picks the command; a line that
 * starts with none is looked up among everything. Throws only for faults (a database that is gone), never for what was typed.
 */
export async function answer(line: string, asker: Asker, services: Services): Promise<Answer> {
  const { name, words } = split(line);
  if (name === '') return help('', asker, services);
  const handler = handlerFor(name, asker);
  if (handler) return handler(words, asker, services);
  return sayLookup(line.trim(), services.lookUp(line, ['term', 'principle', 'theme']), asker, services);
}

/** The command's name in lower case, and the rest. Whatever stands between them is white space, of any kind. */
function split(line: string): { name: string; words: string } {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  return { name: first.toLowerCase(), words: rest.join(' ') };
}

function handlerFor(name: string, asker: Asker): Handler | undefined {
  const command = Object.hasOwn(otherNames, name) ? otherNames[name] : name;
  if (command !== undefined && Object.hasOwn(typedCommands, command)) return typedCommands[command as CommandName];
  return asker.via === 'button' && Object.hasOwn(buttonCommands, name) ? buttonCommands[name] : undefined;
}
