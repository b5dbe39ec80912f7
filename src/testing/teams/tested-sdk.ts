import type { TeamsSettings } from '../../teams/start';

/** The SDK that the tests of Teams are run on: botbuilder, or with `TEAMS_SDK=agents` Microsoft's Agents SDK. */
export const testedSdk = (): Pick<TeamsSettings, 'sdk'> =>
  process.env.TEAMS_SDK === 'agents' ? { sdk: 'agents' } : {};
