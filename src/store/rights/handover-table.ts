import type { Conversation, Tenant } from '../../ids';

/** One row per weekly prompt whose owner was forgotten, until its conversation or its new owner has been told. */
export type HandoverRow = {
  conversation: Conversation;
  tenant: Tenant;
  /** `paused`: nobody has it, and everybody there is to be told. `given`: its new owner is. */
  kind: 'paused' | 'given';
  made_at: string;
  /** Nobody tells it before this time: an attempt was put off, or a replica is telling it now. */
  try_at: string;
};
