import { writeChecked } from './checked';
import { SHIPPED_CONTENT } from './load';

/** The last step of the build; another folder than the shipped one may be named. A mistake stops the start, not the build. */
writeChecked(process.argv[2] ?? SHIPPED_CONTENT);
