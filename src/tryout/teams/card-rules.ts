import { type Json, list } from '../json';
import { actionsOf, inputsOf } from './card-text';
import { CHARTS, chartMistakes } from './chart-rules';
import { columnMistakes } from './column-rules';
import { idMistakes, inputMistakes } from './input-rules';
import { toggleMistakes } from './toggles';

/**
 * Elements and actions up to version 1.5, which is as far as Teams goes but for charts, with their fields.
 * https://adaptivecards.io/explorer/
 */
const ELEMENTS: Readonly<Record<string, string>> = {
  TextBlock: 'text color fontType horizontalAlignment isSubtle maxLines size weight wrap style',
  RichTextBlock: 'inlines horizontalAlignment',
  ActionSet: 'actions',
  Container: 'items selectAction style verticalContentAlignment bleed backgroundImage minHeight rtl',
  ColumnSet: 'columns selectAction style bleed minHeight horizontalAlignment',
  Column: 'items width selectAction style bleed minHeight rtl verticalContentAlignment',
  FactSet: 'facts',
  Image: 'url altText size width height horizontalAlignment selectAction style backgroundColor',
  ImageSet: 'images imageSize',
  Table: 'columns rows firstRowAsHeader showGridLines gridStyle',
  'Input.Text': 'isMultiline maxLength placeholder regex style inlineAction value',
  'Input.Number': 'max min placeholder value',
  'Input.Date': 'max min placeholder value',
  'Input.Time': 'max min placeholder value',
  'Input.Toggle': 'title value valueOff valueOn wrap',
  'Input.ChoiceSet': 'choices isMultiSelect style value placeholder wrap',
  ...CHARTS,
};
const ANY_ELEMENT = 'type id fallback height separator spacing isVisible requires';
const ANY_INPUT = 'label isRequired errorMessage';

const ACTIONS: Readonly<Record<string, string>> = {
  'Action.Execute': 'verb data associatedInputs',
  'Action.Submit': 'data associatedInputs',
  'Action.OpenUrl': 'url',
  'Action.ShowCard': 'card',
  'Action.ToggleVisibility': 'targetElements',
};
const ANY_ACTION = 'type id title tooltip iconUrl style fallback isEnabled mode requires';

const CARD =
  'type $schema version refresh authentication body actions selectAction fallbackText ' +
  'backgroundImage minHeight rtl speak lang verticalContentAlignment msteams';

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions */
const MOST_ACTIONS = 6;

/** Returns everything about a card that Teams would refuse, leave out or draw wrongly; none if the card is fine. */
export function cardMistakes(card: Json): string[] {
  return [
    ...(card.type === 'AdaptiveCard' ? [] : ['not an AdaptiveCard']),
    ...(/^1\.[0-5]$/.test(String(card.version)) ? [] : [`version ${card.version}`]),
    ...strange(card, CARD),
    ...list(card.body).flatMap(elementMistakes),
    ...actionMistakes(list(card.actions)),
    ...inputsOf(card).flatMap(inputMistakes),
    ...idMistakes(inputsOf(card), actionsOf(card)),
    ...toggleMistakes(card, actionsOf(card)),
  ];
}

/** Returns what is wrong with a card in a dialog, which sends what is pressed with Action.Submit only. */
export const dialogMistakes = (card: Json): string[] => [
  ...cardMistakes(card),
  ...actionsOf(card).flatMap(({ type }) => (type === 'Action.Execute' ? ['Action.Execute in a dialog'] : [])),
];

function elementMistakes(element: Json): string[] {
  const type = String(element.type);
  const own = fieldsOf(ELEMENTS, type);
  if (own === undefined) return [`unknown element ${type}`];
  const parts = [element.items, element.columns, element.rows].flatMap(list);
  const runs = list(element.inlines).flatMap((run) => [
    ...(run.type === 'TextRun' ? [] : [`${run.type} in a RichTextBlock`]),
    ...(typeof run.text === 'string' && run.text !== '' ? [] : ['a TextRun without text']),
  ]);
  return [
    ...strange(element, ANY_ELEMENT, type.startsWith('Input.') ? ANY_INPUT : '', own),
    ...(type === 'TextBlock' && !element.text ? ['a TextBlock without text'] : []),
    ...runs,
    ...(type === 'ColumnSet' ? columnMistakes(element) : []),
    ...(Object.hasOwn(CHARTS, type) ? chartMistakes(element) : []),
    ...(typeof element.fallback === 'object' && element.fallback !== null
      ? elementMistakes(element.fallback as Json)
      : []),
    ...actionMistakes(list(element.actions)),
    ...(type === 'Table' ? [] : parts.flatMap(elementMistakes)),
  ];
}

function actionMistakes(actions: readonly Json[]): string[] {
  return [
    ...(actions.length > MOST_ACTIONS ? [`${actions.length} actions beside each other`] : []),
    ...actions.flatMap((action) => {
      const type = String(action.type);
      const own = fieldsOf(ACTIONS, type);
      if (own === undefined) return [`unknown action ${type}`];
      const { fallback } = action;
      return [
        ...strange(action, ANY_ACTION, own),
        ...(action.title ? [] : [`${type} without a title`]),
        ...(typeof fallback === 'object' && fallback !== null ? actionMistakes([fallback as Json]) : []),
      ];
    }),
  ];
}

function strange(thing: Json, ...known: readonly string[]): string[] {
  const names = known.flatMap((fields) => fields.split(' '));
  return Object.keys(thing)
    .filter((field) => !names.includes(field))
    .map((field) => `${thing.type} has no ${field}`);
}

const fieldsOf = (table: Readonly<Record<string, string>>, type: string) =>
  Object.hasOwn(table, type) ? table[type] : undefined;
