import { rove } from './roving';

export type Tab<Id extends string> = { readonly id: Id; readonly label: string; readonly short?: string };

type Props<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** Goes before the ids of tabs and panels, so that several lists can be on one page. */
  readonly prefix?: string;
};

/**
 * Draws tabs; each names a panel `panel-…` that whoever draws it shows. Arrow keys move between them.
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, prefix = '' }: Props<Id>) {
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={(event) => rove(event, '[role="tab"]')}>
      {tabs.map(({ id, label, short }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${prefix}${id}`}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? `panel-${prefix}${id}` : undefined}
          aria-label={short === undefined ? undefined : label}
          tabIndex={id === chosen ? 0 : -1}
          onFocus={() => id !== chosen && onChoose(id)}
          onClick={() => onChoose(id)}
        >
          <span className={short === undefined ? undefined : 'long'}>{label}</span>
          {short !== undefined && <span className="short">{short}</span>}
        </button>
      ))}
    </div>
  );
}
