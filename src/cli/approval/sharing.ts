import type { Tenant } from '../../ids';
import type { Settings } from '../../settings';
import { asWords, blank } from './blanks';

/**
 * The organisation that a pack is for, where it shares an installation with others. `of`: how many there are, itself counted.
 * `tenants`: its own workspaces and tenants.
 */
type Sharing = { readonly runner: string | undefined; readonly of: number; readonly tenants: readonly Tenant[] };

/** Whose pack it is: how the bot is set for them, and with whom they share it; alone if nothing is said. */
export type Subject = { readonly settings: Settings; readonly sharing?: Sharing; readonly mayClose?: number };

/** What the documents say of who runs the bot for whom. */
export function sharingFacts(settings: Settings, sharing: Sharing | undefined): Record<string, string> {
  const name = asWords(settings.ORGANISATION_NAME) ?? blank('the name of your organisation');
  return sharing && sharing.of > 1 ? ofSeveral(name, sharing) : ofOne(name, settings);
}

function ofOne(name: string, settings: Settings): Record<string, string> {
  const isForMany = settings.SLACK_CLIENT_ID !== undefined;
  return {
    whoRuns: `${name} runs it itself, on a machine of its own or of a host that it has chosen.`,
    whoIsWho: `${name} decides why and how, so it is a controller; with partners in shared channels there may be several, who decide together what is joint between them (Article 26 of the UK GDPR): ${blank('partners and agreement, or “none”')}. Slack, Microsoft and your host process for you (Article 28). The makers of the program process nothing.`,
    subProcessors:
      '**None.** The program is run by you, on a machine of yours. Its makers get no data, and could not: it calls no host of theirs (checks 18 and 21).',
    runnerRow: `| Whoever hosts the machine and the database | runs the program | yours: ${blank('the host, and where the agreement is')} |`,
    manyOrganisations: isForMany
      ? `Several Slack workspaces may, those that are named. All of them are treated as ${name}’s own: name each organisation in \`ORGANISATIONS_FILE\`, and make this pack again.`
      : 'Not here. One installation can serve many Slack workspaces and several Teams tenants (the installer’s guide says how); this one is set up for one organisation.',
  };
}

function ofSeveral(name: string, { runner, of, tenants }: Sharing): Record<string, string> {
  const whoever = runner ?? blank('the organisation that runs the installation');
  const others = of === 2 ? 'one other organisation' : `${of - 1} other organisations`;
  const is = `${whoever} runs one installation for ${name} and ${others}`;
  return {
    whoRuns: `${is}, in one process with one database. What belongs to ${name} is what is kept for ${tenants.map((tenant) => `\`${tenant}\``).join(', ')}.`,
    whoIsWho: `${name} decides why and how for its own people, so it is a controller. ${is}. For each of them it is a processor, with a contract (Article 28 of the UK GDPR), or you decide together why and how, and are joint controllers who say between them who does what (Article 26): ${blank('which of the two, and where the agreement is')}. Partners in shared channels may be controllers besides: ${blank('partners and agreement, or “none”')}. Slack and Microsoft process for you. The makers of the program process nothing.`,
    subProcessors: `**${whoever}** runs the program, and processes for ${name}; whoever hosts its machine processes for ${whoever}, and is a sub-processor of yours. The makers of the program get no data, and could not: it calls no host of theirs (checks 18 and 21).`,
    runnerRow: `| ${whoever} | runs the program for ${name} and ${others} | yours with them: ${blank('where the agreement is')} |\n| Whoever hosts its machine and database | hosts the program | theirs: ${blank('the host, and where the agreement is')} |`,
    manyOrganisations: `Yes: ${name} and ${others}. What is kept is told apart by workspace and tenant; every id, line, button and form of one is tried from another (check 57). Each has its own name, contacts, rules and content (check 58). They share the process, the database, its key, the log and the figures, and ${whoever} can reach all of it.`,
  };
}
