import { createAskedDeliveries } from './asked-deliveries';
import { createClaims } from './claims';
import type { Database } from './database';
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
export type { Hold, Turn } from './claims';
export type { DeliveryRow as Delivery } from './database';
