import { actionsOf, inputsOf } from './card-text';
import { columnMistakes } from './column-rules';
import { idMistakes, inputMistakes } from './input-rules';

type Json = { readonly [field: string]: unknown };

/** Elements and actions up to version 1.5, which is as far as Teams goes. https://adaptivecards.io/explorer/ */
const ELEMENTS = {
  TextBlock: [
    'text',
    'color',
    'fontType',
    'horizontalAlignment',
    'isSubtle',
    'maxLines',
    'size',
    'weight',
    'wrap',
    'style',
  ],
  RichTextBlock: ['inlines', 'horizontalAlignment'],
  ActionSet: ['actions'],
  Container: [
    'items',
    'selectAction',
    'style',
    'verticalContentAlignment',
    'bleed',
    'backgroundImage',
    'minHeight',
    'rtl',
  ],
  ColumnSet: ['columns', 'selectAction', 'style', 'bleed', 'minHeight', 'horizontalAlignment'],
  Column: ['items', 'width', 'selectAction', 'style', 'bleed', 'minHeight', 'rtl', 'verticalContentAlignment'],
  FactSet: ['facts'],
  Image: [
    'url',
    'altText',
    'size',
    'width',
    'height',
    'horizontalAlignment',
    'selectAction',
    'style',
    'backgroundColor',
  ],
  ImageSet: ['images', 'imageSize'],
  Table: ['columns', 'rows', 'firstRowAsHeader', 'showGridLines', 'gridStyle'],
  'Input.Text': ['isMultiline', 'maxLength', 'placeholder', 'regex', 'style', 'inlineAction', 'value'],
  'Input.Number': ['max', 'min', 'placeholder', 'value'],
  'Input.Date': ['max', 'min', 'placeholder', 'value'],
  'Input.Time': ['max', 'min', 'placeholder', 'value'],
  'Input.Toggle': ['title', 'value', 'valueOff', 'valueOn', 'wrap'],
  'Input.ChoiceSet': ['choices', 'isMultiSelect', 'style', 'value', 'placeholder', 'wrap'],
} as const;

const ANY_ELEMENT = ['type', 'id', 'fallback', 'height', 'separator', 'spacing', 'isVisible', 'requires'];
const ANY_INPUT = ['label', 'isRequired', 'errorMessage'];

const ACTIONS = {
  'Action.Execute': ['verb', 'data', 'associatedInputs'],
  'Action.Submit': ['data', 'associatedInputs'],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
} as const;

const ANY_ACTION = ['type', 'id', 'title', 'tooltip', 'iconUrl', 'style', 'fallback', 'isEnabled', 'mode', 'requires'];

const CARD = [
  'type',
  '$schema',
  'version',
  'refresh',
  'authentication',
  'body',
  'actions',
  'selectAction',
  'fallbackText',
];
const CARD_TOO = ['backgroundImage', 'minHeight', 'rtl', 'speak', 'lang', 'verticalContentAlignment', 'msteams'];

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions */
const MOST_ACTIONS = 6;

/** Everything about a card that Teams would not draw, or draw otherwise than meant; empty where all is well. */
export function cardMistakes(card: Json): string[] {
  return [
    ...(card.type === 'AdaptiveCard' ? [] : ['not an AdaptiveCard']),
    ...(/^1\.[0-5]$/.test(String(card.version)) ? [] : [`version ${card.version}`]),
    ...strange(card, [...CARD, ...CARD_TOO]),
    ...listOf(card.body).flatMap(elementMistakes),
    ...actionMistakes(listOf(card.actions)),
    ...inputsOf(card).flatMap(inputMistakes),
    ...idMistakes(inputsOf(card), actionsOf(card)),
  ];
}

function elementMistakes(element: Json): string[] {
  const type = String(element.type);
  const own = has(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  if (!own) return [`unknown element ${type}`];
  const parts = [element.items, element.columns, element.rows].flatMap(listOf);
  const runs = listOf(element.inlines).flatMap((run) => [
    ...(run.type === 'TextRun' ? [] : [`${run.type} in a RichTextBlock`]),
    ...(typeof run.text === 'string' && run.text !== '' ? [] : ['a TextRun without text']),
  ]);
  return [
    ...strange(element, [...ANY_ELEMENT, ...(type.startsWith('Input.') ? ANY_INPUT : []), ...own]),
    ...(type === 'TextBlock' && !element.text ? ['a TextBlock without text'] : []),
    ...runs,
    ...(type === 'ColumnSet' ? columnMistakes(element) : []),
    ...actionMistakes(listOf(element.actions)),
    ...(type === 'Table' ? [] : parts.flatMap(elementMistakes)),
  ];
}

function actionMistakes(actions: readonly Json[]): string[] {
  return [
    ...(actions.length > MOST_ACTIONS ? [`${actions.length} actions beside each other`] : []),
    ...actions.flatMap((action) => {
      const type = String(action.type);
      const own = has(ACTIONS, type) ? ACTIONS[type] : undefined;
      if (!own) return [`unknown action ${type}`];
      const { fallback } = action;
      return [
        ...strange(action, [...ANY_ACTION, ...own]),
        ...(action.title ? [] : [`${type} without a title`]),
        ...(typeof fallback === 'object' && fallback !== null ? actionMistakes([fallback as Json]) : []),
      ];
    }),
  ];
}

function strange(thing: Json, known: readonly string[]): string[] {
  return Object.keys(thing)
    .filter((field) => !known.includes(field))
    .map((field) => `${thing.type} has no ${field}`);
}

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
