/** Where a skip link goes: a client that is on the page, and its name. */
type Target = { readonly id: 'slack' | 'teams'; readonly name: string };

/** Draws links, seen once they have the focus, that go past everything to the message boxes. */
export function SkipLinks({ to }: { readonly to: readonly Target[] }) {
  return to.map(({ id, name }) => (
    <a
      key={id}
      className="skip"
      href={`#panel-${id}`}
      onClick={(event) => {
        event.preventDefault();
        const box = document.querySelector<HTMLElement>(`#panel-${id} .message-box`);
        (box ?? document.querySelector<HTMLElement>(`#panel-${id} .log`))?.focus();
      }}
    >
      Skip to writing in {name}
    </a>
  ));
}
