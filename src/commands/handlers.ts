import { EVERY_KIND } from '../lookup/entry';
import type { Handler } from './answer';
import { feedback } from './feedback/feedback';
import { feedbackDone, feedbackList } from './feedback/unread';
import { aboutContent, help, privacy } from './help';
import { browse } from './lookup/browse';
import { sayLookup } from './lookup/found';
import { helpful } from './lookup/helpful';
import { less, more } from './lookup/more';
import { nearest } from './lookup/nearest';
import { glossary, principle } from './lookup/principle-and-glossary';
import { resources } from './lookup/resources';
import { forRole } from './lookup/role-view';
import { share } from './lookup/share';
import { suggest, unsuggest } from './lookup/suggest';
import { signposts } from './lookup/who-to-call';
import { wordsToRetire } from './lookup/words-to-retire';
import { forgetMe, myData } from './my-data';
import { pollAgain } from './poll/again';
import { pollClose } from './poll/close';
import { pollDelete } from './poll/delete';
import { pollDrop, pollEdit, pollPost } from './poll/drafts';
import { pollExport, pollTrendExport } from './poll/export';
import { pollExtend } from './poll/extend';
import { pollHow } from './poll/how';
import { poll } from './poll/poll';
import { pollMake } from './poll/preview';
import { vote, withdraw } from './poll/vote';
import { another, postNow } from './reflect/prompt-buttons';
import { promptSource } from './reflect/prompt-card';
import { reflect } from './reflect/reflect';
import { role } from './role';
import type { CommandName } from './table';

/** A line that does not start with a command's name: looks it up among all that there is. */
const anything: Handler = (words, asker, services) =>
  sayLookup(words, services.lookUp(words, EVERY_KIND), asker, services);

/** What `table.ts` and the manifests name. */
export const typedCommands = { principle, glossary, reflect, poll, help } satisfies Record<CommandName, Handler>;

/** These can be typed too, in words that `read-line.ts` knows; no manifest names them. */
const spokenCommands = {
  role,
  resources,
  feedback,
  'feedback-list': feedbackList,
  'words-to-retire': wordsToRetire,
  'my-data': myData,
  'forget-me': forgetMe,
};

/** These act on something that a card shows, so they exist only as buttons, and as forms that buttons open. */
const onlyButtons = {
  browse,
  more,
  less,
  nearest,
  helpful,
  'feedback-done': feedbackDone,
  for: forRole,
  signposts,
  privacy,
  'about-content': aboutContent,
  share,
  suggest,
  unsuggest,
  another,
  'prompt-source': promptSource,
  'post-now': postNow,
  vote,
  withdraw,
  'poll-post': pollPost,
  'poll-edit': pollEdit,
  'poll-drop': pollDrop,
  'poll-close': pollClose,
  'poll-extend': pollExtend,
  'poll-delete': pollDelete,
  'poll-export': pollExport,
  'poll-trend-export': pollTrendExport,
  'poll-again': pollAgain,
  'poll-how': pollHow,
  'poll-make': pollMake,
};

/** What a button or a form may send besides what can be typed. */
export const buttonCommands = { ...spokenCommands, ...onlyButtons };

export const handlers = { ...typedCommands, ...buttonCommands, anything };

export type Command = keyof typeof handlers;
