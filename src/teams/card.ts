/**
 * The part of Adaptive Cards 1.5 that the bot uses; 1.5 is the newest version that Teams draws.
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

export type CardElement = TextBlock | RichTextBlock | ActionSet;

/** Its text is Markdown; see `markdown.ts`. */
export type TextBlock = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Large' | 'Medium' | 'Small';
  readonly weight?: 'Bolder';
  readonly spacing?: Spacing;
};

/** Its text is shown as it is, and always wraps. */
export type RichTextBlock = {
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
};

export type ActionSet = {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
  readonly spacing?: Spacing;
};

export type Action = Execute | OpenUrl;

/** Clients that do not know Action.Execute send the same data as a message instead. */
export type Execute = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly tooltip: string;
  readonly verb: 'says';
  readonly data: { readonly says: string };
  readonly style?: 'positive';
  readonly fallback: {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly data: { readonly says: string };
  };
};

export type OpenUrl = {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly tooltip: string;
  readonly url: string;
};

type Spacing = 'None' | 'Small' | 'Medium';
