import type { types } from '@slack/bolt';
import type { Chart } from '../../message';

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export type ChartBlock = types.Block & {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: Chart['kind'];
    readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
};

type Point = { readonly label: string; readonly value: number };

/** A block of a message. The library has no type for charts yet. */
export type ShownBlock = types.KnownBlock | ChartBlock;

/**
 * Types of block that Slack has had since June 2026. A workspace that does not have one yet refuses the whole message.
 * https://docs.slack.dev/reference/block-kit/blocks/container-block and
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export const NEWEST_BLOCKS = ['container', 'data_visualization'] as const;
export type NewestBlock = (typeof NEWEST_BLOCKS)[number];

/** Those of the newest types that are among the blocks. */
export const newestIn = (blocks: readonly ShownBlock[]): NewestBlock[] =>
  NEWEST_BLOCKS.filter((newest) => blocks.some(({ type }) => type === newest));
