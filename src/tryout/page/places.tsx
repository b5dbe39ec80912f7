import { rove } from './roving';

export type Place<Id extends string> = { readonly id: Id; readonly label: string; readonly sign: string };
export type Section<Id extends string> = { readonly name: string; readonly places: readonly Place<Id>[] };

type Props<Id extends string> = {
  readonly label: string;
  /** The workspace or team. */
  readonly name: string;
  readonly sections: readonly Section<Id>[];
  readonly chosen: Id;
  readonly unread: ReadonlySet<Id>;
  readonly onChoose: (id: Id) => void;
};

/** Draws a client's list of channels and chats, under the headings of their sections. Arrow keys go through all of it. */
export function Places<Id extends string>({ label, name, sections, chosen, unread, onChoose }: Props<Id>) {
  return (
    <nav className="places" aria-label={label} onKeyDown={(event) => rove(event, 'button')}>
      <p className="places-name">{name}</p>
      {sections.map((section) => (
        <div key={section.name} className="places-section">
          <p>{section.name}</p>
          <ul>
            {section.places.map((place) => (
              <li key={place.id}>
                <button
                  type="button"
                  tabIndex={place.id === chosen ? 0 : -1}
                  aria-current={place.id === chosen ? 'page' : undefined}
                  onClick={() => onChoose(place.id)}
                >
                  <span className="sign" aria-hidden="true">
                    {place.sign}
                  </span>
                  {place.label}
                  {unread.has(place.id) && (
                    <span className="unread">
                      <span className="unseen">, new</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
