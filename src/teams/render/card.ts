/**
 * The part of Adaptive Cards 1.5 that the bot uses, and Teams' own charts; 1.5 is the newest version that Teams draws.
 * https://adaptivecards.io/explorer/ and https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
};

export type CardElement = TextBlock | RichTextBlock | ActionSet | ColumnSet | Container | Input | ChartElement;

/** Hidden until an `Action.ToggleVisibility` names it. */
type Container = {
  readonly type: 'Container';
  readonly id: string;
  readonly isVisible: false;
  readonly items: readonly CardElement[];
};

/** `fallback`: for clients that draw no charts. A line's `x` is a day, as in `2026-11-23`, or a label. */
export type ChartElement = {
  readonly title: string;
  readonly fallback: { readonly type: 'Container'; readonly items: readonly CardElement[] };
} & (
  | {
      readonly type: 'Chart.HorizontalBar';
      readonly displayMode: 'AbsoluteWithAxis';
      readonly data: readonly ChartValue[];
    }
  | {
      readonly type: 'Chart.Line';
      readonly yAxisTitle: string;
      readonly data: readonly { readonly legend: string; readonly values: readonly ChartValue[] }[];
    }
);

type ChartValue = { readonly x: string; readonly y: number };

/** Its text is Markdown; see `markdown.ts`. */
type TextBlock = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Large' | 'Medium' | 'Small';
  readonly weight?: 'Bolder';
  readonly spacing?: Spacing;
};

/** Its text is shown literally, and always wraps. */
type RichTextBlock = {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly separator?: true;
};

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
};

/** Columns side by side; each column's `width` is its share of the whole. */
export type ColumnSet = {
  readonly type: 'ColumnSet';
  readonly columns: readonly (Column | FittedColumn)[];
  readonly spacing?: Spacing;
  readonly separator?: true;
};

/** `style` is a background colour that every theme has. */
export type Column = {
  readonly type: 'Column';
  readonly width: number;
  readonly style: 'accent' | 'emphasis';
  readonly minHeight: `${number}px`;
  readonly spacing: 'None';
  readonly items: readonly [];
};

/** A column as wide as what it holds, or as wide as is left; or with its share of the whole. */
type FittedColumn = {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch' | number;
  readonly verticalContentAlignment: 'Center';
  readonly items: readonly CardElement[];
};

export type ActionSet = {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
  readonly spacing?: Spacing;
};

export type Action = Execute | OpenUrl | ToggleVisibility;

/** Shows what is hidden and hides what is shown, for whoever presses and nobody else. Nothing is sent. */
type ToggleVisibility = {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly tooltip: string;
  readonly targetElements: readonly string[];
};

/** Clients that do not know Action.Execute send the same data as a message instead. */
export type Execute = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly tooltip: string;
  readonly verb: 'says';
  readonly data: ButtonData;
  readonly style?: 'positive';
  /** `secondary`: behind “…” at the end of its row. */
  readonly mode?: 'secondary';
  /** `none`: sends none of the card's fields, and does not ask for them to be filled in first. */
  readonly associatedInputs?: 'none';
  readonly fallback: {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly data: ButtonData;
    readonly associatedInputs?: 'none';
  };
};

/** `fields`: the names of a form's fields, on the button that sends it. `menu`: the id of the menu whose choice is the line. */
type ButtonData = { readonly says: string; readonly fields?: readonly string[]; readonly menu?: string };

/** Its label is Markdown in some clients. Its value arrives under its id, beside the button's data. */
export type Input = {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly value?: string;
} & (
  | { readonly type: 'Input.Text'; readonly maxLength: number; readonly isMultiline?: true }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly style: 'compact' | 'filtered';
      readonly placeholder?: string;
      readonly choices: readonly InputChoice[];
    }
  | { readonly type: 'Input.Time' | 'Input.Date' }
);

type InputChoice = { readonly title: string; readonly value: string };

type OpenUrl = {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly tooltip: string;
  readonly url: string;
};

type Spacing = 'None' | 'Small' | 'Medium';
