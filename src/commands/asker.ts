/** Who asks, and where. Each platform makes one for every line that reaches it. */
export type Asker = {
  /** The installation that the line came through, such as `slack:T1`; never the home organisation of a guest. */
  readonly tenant: string;
  /** Where it was asked, with the platform in front: `slack:T1:C1`. */
  readonly conversation: string;
  /** Who asked: `slack:T1:U1`, `teams:<tenant>:<object id>`. */
  readonly person: string;
  /** A personal chat with the bot, or a place that others read. */
  readonly setting: 'personal' | 'shared';
  /** Some commands (share, suggest) exist as buttons only. */
  readonly via: 'typed' | 'button';
  /** How a person types this line here, for hints: `/glossary county lines`, `@Practice Compass glossary county lines`. */
  readonly typed: (line: string) => string;
};
