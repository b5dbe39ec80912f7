import { EVERY_KIND } from '../../lookup/entry';
import type { MenuChoice } from '../../message';
import type { Answer, Handler, Services } from '../answer';
import { footer } from '../signposts';
import { sayLookup } from './found';

/** `resources`: what the principles' own site lists, and where it can be read today. `resources joining the dots`: one of them. */
export const resources: Handler = (words, asker, services) => {
  if (words === '') return allResources(services);
  const own = services.lookUp(words, ['resource']);
  const lookup = own.results.length > 0 && !own.guess ? own : services.lookUp(`resources ${words}`, EVERY_KIND);
  return sayLookup(words, lookup, asker, services);
};

function allResources({ content }: Services): Answer {
  const choices = content.resources.map(({ id, title }): MenuChoice => ({ label: title, command: `resources ${id}` }));
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Resources' },
        { kind: 'text', text: 'What the principles’ website lists, and where you can read it today.' },
        { kind: 'list', items: content.resources.map(({ title }) => title) },
        { kind: 'menu', label: 'Open one', open: 'Show the resource', choices },
        footer(),
      ],
    },
  };
}
