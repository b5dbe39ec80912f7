import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const TEMPLATE = join(__dirname, '..', '..', 'manifests', 'slack', 'manifest.json');

export type SlackWishes = {
  /** Where Slack reaches this installation; undefined for Socket Mode, where Slack is never let in. */
  readonly address: string | undefined;
  /** Stands in front of every slash command, where another app has the short names. */
  readonly prefix: string;
};

/**
 * The Slack manifest from `manifests/slack/manifest.json` for one installation. Mistakes are what Slack would refuse, in
 * words, such as a command that is too long.
 */
export function slackManifest({ address, prefix }: SlackWishes): SlackManifest | { mistakes: string[] } {
  const template: SlackManifest = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  const url = address === undefined ? undefined : `${address}/slack/events`;
  const filled = {
    ...template,
    features: {
      ...template.features,
      slash_commands: template.features.slash_commands.map(({ command, url: _example, ...rest }) => ({
        command: `/${prefix}${command.slice(1)}`,
        ...(url ? { url } : {}),
        ...rest,
      })),
    },
    settings: {
      ...template.settings,
      event_subscriptions: {
        ...(url ? { request_url: url } : {}),
        bot_events: template.settings.event_subscriptions.bot_events,
      },
      interactivity: { is_enabled: true, ...(url ? { request_url: url } : {}) },
      socket_mode_enabled: url === undefined,
    },
  };
  const checked = slackManifestRules.safeParse(filled);
  if (checked.success) return checked.data;
  return { mistakes: checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

const text = (least: number, most: number) => z.string().min(least).max(most);
const secureUrl = z.url({ protocol: /^https$/, error: 'must start with https://' }).max(3000);

/** The part of Slack's manifest that this bot uses, with the limits from https://docs.slack.dev/reference/app-manifest */
export const slackManifestRules = z.strictObject({
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140),
    long_description: text(175, 4000),
    background_color: z.string().regex(/^#([0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(1, 80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(1, 24),
          type: z.enum(['message', 'global']),
          callback_id: text(1, 255),
          description: text(1, 150),
        }),
      )
      .max(5),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(2, 32).regex(/^\/[a-z0-9_-]+$/, 'may hold lower-case letters, digits, - and _ only'),
          url: secureUrl.optional(),
          description: text(1, 2000),
          usage_hint: text(1, 1000).optional(),
          should_escape: z.boolean(),
        }),
      )
      .max(25),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(text(1, 255)).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: secureUrl.optional(),
      bot_events: z.array(text(1, 255)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: secureUrl.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

export type SlackManifest = z.output<typeof slackManifestRules>;
