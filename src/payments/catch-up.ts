import { logFailure } from '../platform/log.ts'
import type { Till } from './context.ts'
import { handleEvent } from './handle-event.ts'
import { PaymentsUnavailable } from './provider.ts'
import { claimedOf } from './queries.ts'

/** Events acted on at one stroke of the clock; the next one goes on. */
const AT_ONCE = 20

/**
 * The clock's part: asks the provider for events that never reached the shop, and acts on them as if they had. So a refund, a
 * dispute or money that comes after its order was given up is heard of, although nobody asks about such orders. One event
 * that fails does not stop the others. Returns how many were acted on.
 */
export async function catchUp(till: Till): Promise<number> {
  const undelivered = await till.payments.undeliveredEvents()
  if (undelivered.length === 0) return 0
  const ids = undelivered.map(({ id }) => id)
  const claimed = new Set((await claimedOf(till.db, ids)).map(({ eventId }) => eventId))
  const missed = undelivered.filter(({ id }) => !claimed.has(id)).slice(0, AT_ONCE)
  let acted = 0
  for (const event of missed)
    try {
      await handleEvent(till, event)
      acted++
    } catch (error) {
      logFailure('payment event not handled', error, { kind: event.kind, id: event.id })
      if (error instanceof PaymentsUnavailable) break
    }
  return acted
}
