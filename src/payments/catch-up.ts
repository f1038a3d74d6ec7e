import { logFailure } from '../platform/log.ts'
import type { PaymentContext } from './context.ts'
import { handleEvent } from './handle-event.ts'
import { type PaymentProvider, PaymentsUnavailable } from './provider.ts'
import { withEach } from './providers.ts'
import { claimedEvents } from './queries.ts'

/** Events of a provider handled in one run of the clock; the next run goes on. */
const MAX_EVENTS = 20

/**
 * The clock's part: asks the providers for events that never reached the shop and handles them as if
 * they had. That is how the shop learns of a refund, a dispute or money that came after its order
 * was given up, about which nothing else asks. One event that fails does not stop the others.
 *
 * @returns how many events were handled
 */
export async function catchUp(context: PaymentContext): Promise<number> {
  const handled = await withEach(context, (provider) => catchUpWith(context, provider))
  return handled.reduce((sum, each) => sum + each, 0)
}

async function catchUpWith(context: PaymentContext, provider: PaymentProvider): Promise<number> {
  const undelivered = await provider.undeliveredEvents()
  if (undelivered.length === 0) return 0
  const ids = undelivered.map(({ id }) => id)
  const claimed = new Set(
    (await claimedEvents(context.db, provider.name, ids)).map(({ eventId }) => eventId),
  )
  const missed = undelivered.filter(({ id }) => !claimed.has(id)).slice(0, MAX_EVENTS)
  let handled = 0
  for (const event of missed)
    try {
      await handleEvent(context, provider, event)
      handled++
    } catch (error) {
      logFailure('payment event not handled', error, { kind: event.kind, id: event.id })
      if (error instanceof PaymentsUnavailable) break
    }
  return handled
}
