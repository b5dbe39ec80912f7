import { openStore, type Store, type StoreOptions } from '../../store/open-store';
import { usage } from '../usage';
import { describeAudit } from './audit';
import { deleteTenant } from './delete';
import { exportKept } from './export';
import { forget } from './forget';
import { type Call, type Right, readCall, type Said } from './read-call';

/**
 * `export`, `delete`, `forget` and `audit`: what is kept of an organisation or a person. Ends with 2 if the call is not understood,
 * and with 1 if it cannot be done. Rejects if the database cannot be opened.
 */
export async function rights(
  right: Right,
  words: readonly string[],
  { databaseUrl, ...options }: StoreOptions & { readonly databaseUrl: string },
): Promise<Said> {
  const call = readCall(right, words);
  if ('mistake' in call) return { code: 2, text: `${call.mistake}\n\n${usage(right)}`.trimEnd() };
  const store = await openStore(databaseUrl, undefined, options);
  try {
    return await DOES[right](store, call);
  } finally {
    await store.close();
  }
}

const DOES: Readonly<Record<Right, (store: Store, call: Call) => Promise<Said>>> = {
  export: exportKept,
  delete: deleteTenant,
  forget,
  audit: describeAudit,
};
