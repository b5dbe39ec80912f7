import type { Database } from '../db/database';
import { createAskedDeliveries } from './asked-deliveries';
import { createClaims } from './claims';
import { createOutcomes } from './outcomes';

/** Every prompt that was to be posted, from its claim to its end. */
export function createDeliveries(database: Database, clock: () => Date) {
  return {
    ...createClaims(database, clock),
    ...createOutcomes(database, clock),
    ...createAskedDeliveries(database, clock),
  };
}

export type DeliveryStore = ReturnType<typeof createDeliveries>;
export type { DeliveryRow as Delivery } from '../db/database';
export type { Hold, Turn } from './claims';
