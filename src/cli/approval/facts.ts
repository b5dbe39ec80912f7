import type { Settings } from '../../settings';
import { longDate } from '../../text/long-date';
import { asWords, blank } from './blanks';
import { databaseOf, installationTable, platformsOf } from './installation';
import { type Subject, sharingFacts } from './sharing';

/** What is known of this installation, by the name that stands in braces in the documents. */
export function factsOf(subject: Subject, { version, day }: { version: string; day: string }): Record<string, string> {
  const { settings } = subject;
  const { ORGANISATION_NAME, ORGANISATION_CONTACT, PUBLIC_URL, MicrosoftAppId } = settings;
  return {
    organisation: asWords(ORGANISATION_NAME) ?? blank('the name of your organisation'),
    contact: asWords(ORGANISATION_CONTACT) ?? blank('who answers questions about the bot, and how to reach them'),
    address: PUBLIC_URL ?? blank('the address of the bot, if it has one'),
    teamsLink: MicrosoftAppId
      ? `<${teamsChatOf(MicrosoftAppId)}>`
      : blank('the link to the bot’s chat in Teams, if you use it'),
    frontDoor: asWords(settings.LOCAL_FRONT_DOOR) ?? blank('the name and number of the local front door'),
    glossary: `/${settings.SLACK_COMMAND_PREFIX ?? ''}glossary`,
    principle: `/${settings.SLACK_COMMAND_PREFIX ?? ''}principle`,
    platforms: platformsOf(settings).join('; ') || blank('Slack, Microsoft Teams, or both'),
    database: databaseOf(settings),
    retentionDays: String(settings.DATA_RETENTION_DAYS),
    pollMinimum: String(settings.POLL_MIN_VOTES),
    teamsLibrary: teamsLibraryOf(settings),
    ...sharingFacts(settings, subject.sharing),
    installation: installationTable(subject, version),
    version,
    day: longDate(day),
  };
}

/** Opens the bot’s own chat in Teams: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const teamsChatOf = (appId: string) => `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}`;

const teamsLibraryOf = ({ TEAMS_SDK }: Pick<Settings, 'TEAMS_SDK'>) =>
  TEAMS_SDK === 'agents'
    ? 'For Teams the bot uses Microsoft’s Agents SDK here, the successor of botbuilder. It passes the same tests of tokens, answers, posts and files (check 70); nobody has tried it in a real tenant.'
    : 'For Teams the bot uses Microsoft’s botbuilder, whose support ended in 2025. All of it is behind one folder of the source. Its successor, Microsoft’s Agents SDK, passes the same tests of tokens, answers, posts and files (check 70), and takes its place with `TEAMS_SDK=agents`, but not yet with a certificate.';
