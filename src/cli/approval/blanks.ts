/** A blank that somebody has to fill in, and what belongs there. */
export const blank = (what: string): string => `[fill in: ${what}]`;

/** How many blanks people still have to fill in. */
export const blanksIn = (text: string): number => text.match(/\[fill in: [^\]]+\]/g)?.length ?? 0;

/** Without the signs that would end a cell of a table or begin a link. */
export const asWords = (text: string | undefined) => text?.replaceAll('|', '/').replaceAll(/[[\]`*]/g, '');
