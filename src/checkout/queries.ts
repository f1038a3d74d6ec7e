import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { providerEvents } from './tables.ts'

/** Claims a provider's event. Breaks the key of `provider_events` when it was claimed before. */
export const claimEvent = (
  db: Db,
  event: { provider: string; eventId: string; kind: string; orderId: string | null; at: Seconds },
) => db.insert(providerEvents).values(event)
