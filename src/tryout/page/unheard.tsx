import type { PersonId } from '../people';

type Said = { readonly from: PersonId | 'bot'; readonly unheard: boolean };

/** Returns this person's latest message if the bot did not get it, and has said nothing since. */
export function latestUnheard<One extends Said>(all: readonly One[], as: PersonId): One | undefined {
  const latest = all.findLast(({ from }) => from === as || from === 'bot');
  return latest?.unheard ? latest : undefined;
}

type Props = { readonly examples: readonly string[]; readonly onTry: (example: string) => void };

/** Says below a message that the bot did not get it, and offers what it would answer: pressing that fills the message box. */
export function Unheard({ examples, onTry }: Props) {
  const slash = examples.some((example) => example.startsWith('/'));
  return (
    <div className="unheard">
      <p>
        Practice Compass does not see this. Begin with {slash && '/ or '}
        @Practice Compass:
      </p>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onTry(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
