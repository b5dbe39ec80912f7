import type { KeptInstallation } from './kept-installation';

/**
 * Whose bot this is. `listed`: it stands in SLACK_ALLOWED_TEAMS or in the organisations' file, or the organisation that it
 * belongs to does. `unlisted`: it does not. `no list`: there is no list, so nobody new may install the bot, and it goes on
 * where it is installed.
 */
export type Standing = 'listed' | 'unlisted' | 'no list';

/** `list`: ids of workspaces (`T1`) and organisations (`E1`), as they are now. */
export function createApproval(list: () => readonly string[]) {
  return function standingOf(installation: string, { enterprise }: Pick<KeptInstallation, 'enterprise'>): Standing {
    const ids = list();
    if (ids.length === 0) return 'no list';
    return ids.includes(installation) || (enterprise !== undefined && ids.includes(enterprise)) ? 'listed' : 'unlisted';
  };
}

export type Approval = ReturnType<typeof createApproval>;
