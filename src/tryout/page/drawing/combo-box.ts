/** Something to choose, under the heading of its group where there are groups. */
export type Option = { readonly label: string; readonly value: string; readonly group?: string | undefined };

type Settings = {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  /** The value that is chosen at first. */
  readonly value?: string | undefined;
  /** Receives what is chosen: null once a person has emptied it. */
  readonly onChoose: (value: string | null) => void;
};

let made = 0;

/**
 * Returns a box to type in, with a list of the options that have all typed words in them or in their group's name: arrow keys go through it, Enter
 * chooses, Escape closes. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function comboBox({ label, placeholder, options: atFirst, value, onChoose }: Settings): ComboBox {
  const id = `combo-${++made}`;
  let options = atFirst;
  let chosen = options.find((one) => one.value === value);
  let active = -1;
  let offered: readonly Option[] = [];

  const input = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': label,
    placeholder,
    autocomplete: 'off',
  });
  attribute(input, { 'aria-expanded': 'false', 'aria-controls': id, 'aria-autocomplete': 'list' });
  input.value = chosen?.label ?? '';
  const list = element('div', { role: 'listbox', id, 'aria-label': label, hidden: '' });
  const box = element('div', { class: 'combo-box' });
  // Not in the list, where it would be something to choose.
  const nothing = element('p', { role: 'status' });
  box.append(input, list, nothing);
  let isOpen = false;

  function open(words: string): void {
    offered = matching(options, words);
    active = -1;
    isOpen = true;
    list.replaceChildren(...grouped(offered, id));
    list.hidden = offered.length === 0;
    nothing.textContent = list.hidden ? 'Nothing fits. Try fewer letters.' : '';
    attribute(input, { 'aria-expanded': String(!list.hidden) });
    (list.hidden ? nothing : list).scrollIntoView({ block: 'nearest' });
  }

  function close(): void {
    isOpen = false;
    list.hidden = true;
    nothing.textContent = '';
    active = -1;
    attribute(input, { 'aria-expanded': 'false' });
    input.removeAttribute('aria-activedescendant');
    input.value = chosen?.label ?? '';
  }

  function move(to: number): void {
    active = (to + offered.length) % offered.length;
    for (const one of list.querySelectorAll('[role="option"]')) attribute(one, { 'aria-selected': 'false' });
    const node = list.querySelector(`#${id}-${active}`);
    if (!node) return;
    attribute(node, { 'aria-selected': 'true' });
    attribute(input, { 'aria-activedescendant': node.id });
    node.scrollIntoView({ block: 'nearest' });
  }

  function choose(option: Option | undefined): void {
    chosen = option;
    close();
    onChoose(option?.value ?? null);
  }

  input.addEventListener('input', () => open(input.value));
  input.addEventListener('click', () => isOpen || open(''));
  input.addEventListener('focus', () => input.select());
  input.addEventListener('blur', () => {
    if (!isOpen) return;
    if (input.value === '' && chosen) choose(undefined);
    else close();
  });
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) open('');
      if (offered.length > 0) move(key === 'ArrowDown' ? active + 1 : (active < 0 ? offered.length : active) - 1);
    } else if (key === 'Enter') {
      // A form around it is not sent.
      event.preventDefault();
      const only = offered.length === 1 ? offered[0] : undefined;
      const option = offered[active] ?? only;
      if (isOpen && option) choose(option);
    } else if (key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  // The focus stays in the box.
  for (const one of [list, nothing]) one.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const at = (target as Element).closest('[role="option"]')?.id.slice(id.length + 1);
    if (at !== undefined) choose(offered[Number(at)]);
  });
  function offer(others: readonly Option[]): void {
    options = others;
    if (isOpen) open(input.value);
  }

  return { box, input, offer };
}

type ComboBox = {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement;
  /** Offers these from now on; what is being typed stays. */
  readonly offer: (options: readonly Option[]) => void;
};

function matching(options: readonly Option[], words: string): readonly Option[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ label, group = '' }) => {
    const within = `${label} ${group}`.toLowerCase();
    return wanted.every((word) => within.includes(word));
  });
}

function grouped(options: readonly Option[], id: string): HTMLElement[] {
  const groups = new Map<string, HTMLElement>();
  for (const [at, { label, group }] of options.entries()) {
    const option = element('div', { role: 'option', id: `${id}-${at}`, 'aria-selected': 'false' });
    option.textContent = label;
    const place = groups.get(group ?? '') ?? groupOf(group);
    groups.set(group ?? '', place);
    place.append(option);
  }
  return [...groups.values()].flatMap((place) =>
    place.role === 'group' ? [place] : ([...place.children] as HTMLElement[]),
  );
}

function groupOf(name: string | undefined): HTMLElement {
  if (name === undefined) return element('div', {});
  const group = element('div', { role: 'group', 'aria-label': name });
  const heading = element('p', { 'aria-hidden': 'true' });
  heading.textContent = name;
  group.append(heading);
  return group;
}

function element<Name extends 'div' | 'p' | 'input'>(name: Name, attributes: Readonly<Record<string, string>>) {
  const made = document.createElement(name);
  attribute(made, attributes);
  return made;
}

function attribute(node: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}
