import { writeChecked } from './checked';
import { SHIPPED_CONTENT } from './load';

/** The last step of the build; takes a folder instead of the shipped one. A mistake stops the start of the bot, not the build. */
writeChecked(process.argv[2] ?? SHIPPED_CONTENT);
