import { randomUUID } from 'node:crypto';
import type { Json } from '../json';
import { BOT, type Modal } from './workspace';

/** Wraps an event as Slack sends it: https://docs.slack.dev/apis/events-api#event-type-structure */
export function eventEnvelope(teamId: string, event: Json): Json {
  return {
    type: 'event_callback',
    token: 'unused',
    team_id: teamId,
    context_team_id: teamId,
    api_app_id: BOT.appId,
    event,
    event_id: `Ev${randomUUID()}`,
    event_time: 1_790_000_000,
    authorizations: [
      { enterprise_id: null, team_id: teamId, user_id: BOT.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/**
 * Returns the fields of every interaction. `team` is the workspace that installed the app, even if somebody from a
 * partner's workspace presses: https://github.com/slackapi/java-slack-sdk/issues/1041
 */
export function interactionBasics(type: string, user: string, usersTeam: string, installedTeam: string): Json {
  return {
    type,
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: usersTeam },
    api_app_id: BOT.appId,
    token: 'unused',
    team: { id: installedTeam, domain: 'team' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/**
 * Returns a view as an interaction contains it:
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export function viewPayload(modal: Modal | undefined, more: Json): Json {
  const shown = modal && {
    ...modal.view,
    id: modal.id,
    hash: modal.hash,
    root_view_id: modal.id,
    previous_view_id: null,
  };
  return {
    private_metadata: '',
    callback_id: '',
    state: { values: {} },
    app_id: BOT.appId,
    bot_id: BOT.botId,
    ...shown,
    ...more,
  };
}
