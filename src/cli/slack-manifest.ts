import { join } from 'node:path';
import { z } from 'zod';
import { sayIssues } from '../content/mistake';
import { shownPath } from '../text/shown-path';
import { MANIFESTS, readManifestFile } from './manifest-file';

const TEMPLATE = join(MANIFESTS, 'slack', 'manifest.json');

type SlackWishes = {
  /** Where Slack reaches this installation; undefined for Socket Mode, in which Slack never connects to it. */
  readonly address: string | undefined;
  /** What every slash command starts with, if another app has the short names; may be empty. */
  readonly prefix: string;
  /** The bot may send files. */
  readonly files: boolean;
  /** Other workspaces and whole organisations may install the app, which people do in a browser (OAuth). */
  readonly many: boolean;
};

/**
 * The Slack manifest for one installation, from `manifests/slack/manifest.json`. `mistakes`: one sentence for
 * everything that Slack would refuse, such as a command that is too long.
 */
export function slackManifest(
  wishes: SlackWishes,
  path = TEMPLATE,
): { manifest: SlackManifest } | { mistakes: string[] } {
  const file = readManifestFile(path);
  if ('mistakes' in file) return file;
  const template = slackManifestRules.safeParse(file.json);
  const checked = template.success ? slackManifestRules.safeParse(filled(template.data, wishes)) : template;
  if (checked.success) return { manifest: checked.data };
  const draft = template.success ? filled(template.data, wishes) : file.json;
  const mistakes = sayIssues(checked.error.issues, draft, slackManifestRules).map(({ says }) => says);
  return { mistakes: mistakes.map((says) => `${shownPath(path)}: ${says}`) };
}

function filled(template: SlackManifest, { address, prefix, files, many }: SlackWishes): SlackManifest {
  const url = address === undefined ? undefined : `${address}/slack/events`;
  return {
    ...template,
    features: {
      ...template.features,
      slash_commands: template.features.slash_commands.map(({ command, url: _example, ...rest }) => ({
        command: `/${prefix}${command.slice(1)}`,
        ...(url ? { url } : {}),
        ...rest,
      })),
    },
    oauth_config: {
      ...template.oauth_config,
      ...(many && address !== undefined ? { redirect_urls: [`${address}/slack/oauth_redirect`] } : {}),
      scopes: {
        ...template.oauth_config.scopes,
        bot: [...new Set([...template.oauth_config.scopes.bot, ...(files ? ['files:write'] : [])])],
      },
    },
    settings: {
      ...template.settings,
      event_subscriptions: {
        ...(url ? { request_url: url } : {}),
        bot_events: [...template.settings.event_subscriptions.bot_events, ...(many ? OF_ORGANISATIONS : [])],
      },
      interactivity: { is_enabled: true, ...(url ? { request_url: url, message_menu_options_url: url } : {}) },
      org_deploy_enabled: many,
      socket_mode_enabled: url === undefined,
    },
  };
}

/** Only an organisation can take the app out of some of its workspaces. */
const OF_ORGANISATIONS = ['team_access_revoked'];

const text = (least: number, most: number) => z.string().min(least).max(most);
const secureUrl = z.url({ protocol: /^https$/, error: 'must start with https://' }).max(3000);

/** Fields that Slack knows and this bot does not use; whoever adds them may set them freely. */
function elsewhereInSlack<Name extends string>(...names: Name[]) {
  return Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<
    Name,
    z.ZodOptional<z.ZodUnknown>
  >;
}

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
      .max(10),
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
      .max(50),
    ...elsewhereInSlack('unfurl_domains', 'agent_view', 'assistant_view'),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({
      bot: z.array(text(1, 255)).max(255),
      ...elsewhereInSlack('user', 'bot_optional', 'user_optional'),
    }),
    redirect_urls: z.array(secureUrl).max(1000).optional(),
    ...elsewhereInSlack('token_management_enabled'),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: secureUrl.optional(),
      bot_events: z.array(text(1, 255)).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: secureUrl.optional(),
      message_menu_options_url: secureUrl.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
    ...elsewhereInSlack('allowed_ip_address_ranges', 'incoming_webhooks', 'function_runtime'),
  }),
  ...elsewhereInSlack('_metadata', 'functions'),
});

export type SlackManifest = z.output<typeof slackManifestRules>;
