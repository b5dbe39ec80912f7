import type { TeamsSettings } from '../settings';
import type { TeamsSdk, Transport } from './port';

/**
 * The SDK that the settings name. Only that one is loaded: it takes a second and tens of megabytes. Throws if the settings
 * are not enough to tell Teams from anybody else.
 */
export function createSdk(settings: TeamsSettings, transport: Transport): TeamsSdk {
  if (settings.sdk === 'agents') return loadAgents().createAgentsSdk(settings, transport);
  const { createBotbuilderSdk } = require('./botbuilder') as typeof import('./botbuilder');
  return createBotbuilderSdk(settings, transport);
}

/** Why the Agents SDK cannot be used here, in a sentence; undefined if it can. Loads it. */
export function whyNoAgents(): string | undefined {
  try {
    loadAgents();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function loadAgents() {
  try {
    return require('./agents') as typeof import('./agents');
  } catch (error) {
    // One of its libraries is an ES module, which older versions of Node cannot load in this way.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_REQUIRE_ESM')
      throw new Error('TEAMS_SDK=agents needs Node 20.19 or newer', { cause: error });
    throw error;
  }
}
