import { aboutProgram } from './about-program';
import {
  ask,
  checkContent,
  examine,
  makeApproval,
  makeManifest,
  showDue,
  showUpcoming,
  writeSchemas,
} from './commands';
import { exerciseRight, keepStorage, settleFeedback, showFeedback, showSuggestions } from './stored-commands';

/**
 * Runs any command but `start`, and resolves to the exit code. Loads only what that command needs: `ask` opens no database.
 */
export async function run([command = 'start', ...words]: readonly string[]): Promise<number> {
  if (command === 'help' || isHelpOption(command)) return showHelp(words.find((word) => !isHelpOption(word)));
  // After `ask`, only the first word can be an option; the rest are words to look up.
  if ((command === 'ask' ? words.slice(0, 1) : words).some(isHelpOption)) return showHelp(command);
  switch (command) {
    case 'version':
    case '--version':
    case '-v':
      if (words.length === 0) return showVersion();
      break;
    case 'ask':
      if (words[0] === '--jsonl' ? words.length === 1 : words[0] && !words[0].startsWith('--')) return ask(words);
      break;
    case 'content':
      if (words[0] === 'check' && words.length <= 2 && !/^(-|$)/.test(words[1] ?? '.')) return checkContent(words[1]);
      if (words[0] === 'due') {
        const code = await showDue(words.slice(1));
        if (code !== undefined) return code;
      }
      if (words[0] === 'schemas' && words.length === 1) return writeSchemas();
      break;
    case 'manifest':
      return makeManifest(words);
    case 'approval': {
      const code = await makeApproval(words);
      if (code !== undefined) return code;
      break;
    }
    case 'suggestions':
      if (words.length === 0) return showSuggestions();
      break;
    case 'feedback':
      if (words.length === 0) return showFeedback();
      if (words[0] === 'done') {
        const code = await settleFeedback(words);
        if (code !== undefined) return code;
      }
      break;
    case 'doctor':
      if (words.length === 0 || (words[0] === '--json' && words.length === 1)) return examine(words[0] === '--json');
      break;
    case 'export':
    case 'delete':
    case 'forget':
    case 'audit':
      return exerciseRight(command, words);
    case 'upcoming':
      return showUpcoming(words);
    case 'backup':
    case 'restore':
    case 'move': {
      const code = await keepStorage(command, words);
      if (code !== undefined) return code;
    }
  }
  const { misunderstood } = await import('./help.js');
  process.stderr.write(misunderstood([command, ...words]));
  return 2;
}

const isHelpOption = (word: string) => word === '--help' || word === '-h';

async function showHelp(topic?: string): Promise<number> {
  const { help } = await import('./help.js');
  const { text, ok } = help(topic);
  (ok ? process.stdout : process.stderr).write(text);
  return ok ? 0 : 2;
}

function showVersion(): number {
  const { name, version } = aboutProgram();
  process.stdout.write(`${name} ${version}\n`);
  return 0;
}
