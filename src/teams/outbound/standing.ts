/**
 * Where a message to one person stands, and the way that it went. A message is only ever replaced by the same way:
 * otherwise what is for one person could be put where others read it.
 */
export type Standing = { readonly way: Way; readonly conversation: string; readonly id: string };

export type Way = 'targeted' | 'chat';
