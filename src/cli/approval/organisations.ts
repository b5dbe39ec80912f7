import { describeMistakes } from '../../content/mistake';
import type { Tenant } from '../../ids';
import { type Read, readOrganisations } from '../../organisations/read';
import type { Settings } from '../../settings';
import type { Subject } from './sharing';

/** Whose packs are made, each in a folder of its own; or the mistakes in the organisations' file, in words. */
type Subjects = { readonly of: ReadonlyMap<string, Subject> } | { readonly mistakes: string };

/**
 * Everybody for whom this installation runs: one organisation by the environment, or each of the file that ORGANISATIONS_FILE names,
 * and whoever the environment speaks for if it lets in tenants that the file does not name.
 */
export function subjectsOf(settings: Settings): Subjects {
  if (settings.ORGANISATIONS_FILE === undefined) return { of: new Map([['', { settings }]]) };
  const reading = readOrganisations(settings.ORGANISATIONS_FILE);
  if (reading.mistakes.length > 0) return { mistakes: describeMistakes(reading.mistakes) };
  const named = reading.organisations;
  const others = unnamed(settings, named);
  const runner = settings.ORGANISATION_NAME;
  const [of, folderFor] = [named.length + (others.length > 0 ? 1 : 0), folders()];
  const packs = named.map((one): [string, Subject] => [
    folderFor(one.name),
    {
      settings: settingsOf(settings, one),
      sharing: { runner, of, tenants: one.tenants },
      ...(one.mayClose ? { mayClose: one.mayClose.length } : {}),
    },
  ]);
  if (others.length > 0)
    packs.push([folderFor(runner ?? 'everybody else'), { settings, sharing: { runner, of, tenants: others } }]);
  const [only] = packs;
  return { of: new Map(packs.length === 1 && only ? [['', only[1]]] : packs) };
}

/** The tenants that are let in, and that are none of the file's organisations'. */
function unnamed(settings: Settings, named: readonly Read[]): Tenant[] {
  const own =
    settings.MicrosoftAppId && settings.MicrosoftAppTenantId ? [settings.MicrosoftAppTenantId.toLowerCase()] : [];
  const letIn = [
    ...settings.SLACK_ALLOWED_TEAMS.map((id): Tenant => `slack:${id}`),
    ...[...settings.TEAMS_ALLOWED_TENANTS, ...own].map((id): Tenant => `teams:${id}`),
  ];
  return [...new Set(letIn)].filter((tenant) => !named.some(({ tenants }) => tenants.includes(tenant)));
}

/** How the bot is set for this organisation: what its entry leaves out is as the environment has it. */
function settingsOf(settings: Settings, one: Read): Settings {
  return {
    ...settings,
    ORGANISATION_NAME: one.name,
    ORGANISATION_CONTACT: one.contact,
    LOCAL_FRONT_DOOR: one.frontDoor ?? settings.LOCAL_FRONT_DOOR,
    STAFF_SUPPORT: one.staffSupport ?? settings.STAFF_SUPPORT,
    DEFAULT_TIMEZONE: one.timezone ?? settings.DEFAULT_TIMEZONE,
    BANK_HOLIDAYS: one.bankHolidays ?? settings.BANK_HOLIDAYS,
    POLL_MIN_VOTES: one.pollMinVotes ?? settings.POLL_MIN_VOTES,
    SCHEDULE_ADMINS: [...(one.maySchedule ?? settings.SCHEDULE_ADMINS)],
    GUESTS_MAY_SCHEDULE: one.guestsMaySchedule ?? settings.GUESTS_MAY_SCHEDULE,
    CONTENT_DIR: one.pack ?? settings.CONTENT_DIR,
  };
}

/** A folder for a name: small letters and digits, no two alike. */
function folders(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'organisation';
    let folder = plain;
    for (let number = 2; taken.has(folder); number += 1) folder = `${plain}-${number}`;
    taken.add(folder);
    return folder;
  };
}
