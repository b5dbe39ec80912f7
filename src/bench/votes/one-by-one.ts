import { startBot } from '../../bot';
import { readConfig } from '../../config';
import { stopOnSignals } from '../../server/stop-signals';
import * as groupCommit from '../../store/polls/group-commit';

/**
 * The bot's program with a transaction for each vote, in the place of one for all that come in together: to compare with.
 * Nothing else differs, so the function is exchanged before the store asks for it.
 */
const createOneByOne: typeof groupCommit.createGroupCommit = (commit) => async (item) => {
  const [outcome] = await commit([item]);
  if (outcome?.status === 'fulfilled') return outcome.value;
  throw outcome?.reason;
};

Object.assign(groupCommit, { createGroupCommit: createOneByOne });
// The build’s `main.js` has a function of its own, which cannot be exchanged.
void startBot(readConfig()).then(async ({ log, stop }) => process.exit(await stopOnSignals(log, stop)));
