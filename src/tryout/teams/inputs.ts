import type { Json } from '../json';
import { inputsOf } from './card-text';
import { cardsFor, type Post, type Rooms } from './rooms';

/** Keeps what people have filled in on cards until a button sends it. */
export function createInputs(rooms: Rooms) {
  const filled = new Map<string, Json>();
  const key = (person: string, post: Post) => `${person} ${post.id}`;

  return {
    /**
     * Fills in inputs by their labels, on the newest card that has all of them. A choice goes by its title. Throws if
     * there is no such card.
     */
    fill(person: string, values: Readonly<Record<string, string>>): void {
      const labels = Object.keys(values);
      const post = rooms.seenBy(person).findLast((one) => {
        const fields = cardsFor(person, one).flatMap(inputsOf);
        return labels.every((label) => fields.some(isCalled(label)));
      });
      if (!post) throw new Error(`${person} sees no card with ${labels.join(', ')}`);
      const fields = cardsFor(person, post).flatMap(inputsOf);
      const given = labels.map((label) => {
        const field = fields.find(isCalled(label)) ?? {};
        return [String(field.id), valueFor(field, values[label] ?? '')] as const;
      });
      filled.set(key(person, post), { ...filled.get(key(person, post)), ...Object.fromEntries(given) });
    },

    /**
     * Returns the values that a client sends with an action, which leave out empty inputs. Throws if a required one is
     * empty.
     */
    sentWith(person: string, post: Post, card: Json, action: Json): Json {
      if (action.associatedInputs === 'none') return {};
      const values = filled.get(key(person, post)) ?? {};
      const sent = inputsOf(card).map((field) => [field, values[String(field.id)] ?? field.value ?? ''] as const);
      const empty = sent.find(([field, value]) => field.isRequired === true && value === '')?.[0];
      if (empty) throw new Error(`“${empty.label}”: ${empty.errorMessage}`);
      return Object.fromEntries(sent.filter(([, value]) => value !== '').map(([{ id }, value]) => [id, value]));
    },

    forget: (person: string, post: Post): void => void filled.delete(key(person, post)),
  };
}

/** Whether an input has this label. A hint in brackets may follow it. */
const isCalled = (label: string) => (field: Json) =>
  field.label === label || String(field.label).startsWith(`${label} (`);

function valueFor(field: Json, shown: string): string {
  if (field.type === 'Input.ChoiceSet') {
    const choice = (field.choices as { title: string; value: string }[]).find(({ title }) => title === shown);
    if (!choice) throw new Error(`“${field.label}” has no choice “${shown}”`);
    return choice.value;
  }
  if (typeof field.maxLength === 'number' && shown.length > field.maxLength) {
    throw new Error(`“${field.label}” takes ${field.maxLength} characters`);
  }
  return shown;
}
