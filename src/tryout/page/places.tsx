type Place<Id extends string> = { readonly id: Id; readonly label: string };

type Props<Id extends string> = {
  readonly label: string;
  readonly name: string;
  readonly places: readonly Place<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
};

/** Draws a client's list of channels and chats. */
export function Places<Id extends string>({ label, name, places, chosen, onChoose }: Props<Id>) {
  return (
    <nav className="places" aria-label={label}>
      <p>{name}</p>
      <ul>
        {places.map(({ id, label }) => (
          <li key={id}>
            <button type="button" aria-current={id === chosen ? 'page' : undefined} onClick={() => onChoose(id)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
