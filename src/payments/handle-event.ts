import { orderByPaymentRef } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { PaymentContext } from './context.ts'
import type { PaymentEvent, PaymentProvider } from './provider.ts'
import { claimEvent } from './queries.ts'
import { settle } from './settle.ts'

/**
 * Handles an event of a payment provider once, however often it is delivered. The event only says
 * which order to look at; what happened is asked of the provider. Events about orders of others,
 * and of kinds that change no order, are noted.
 *
 * @throws PaymentsUnavailable when the provider does not answer: the event is not claimed then, and
 *   must be delivered again
 */
export async function handleEvent(
  context: PaymentContext,
  provider: PaymentProvider,
  event: PaymentEvent,
): Promise<void> {
  const orderId = event.matters ? await orderOf(context, event) : null
  const claim = claimEvent(context.db, {
    provider: provider.name,
    eventId: event.id,
    kind: event.kind,
    orderId,
    at: now(),
  })
  const session = event.sessionId && { provider: provider.name, id: event.sessionId }
  if (orderId && (await settle(context, orderId, { claim, session })) !== null) return
  await claim.catch((error: unknown) => {
    if (!brokeConstraint(error, 'provider_events')) throw error
  })
}

async function orderOf({ db }: PaymentContext, event: PaymentEvent): Promise<string | null> {
  if (event.orderId) return event.orderId
  if (!event.paymentRef) return null
  const [order] = await orderByPaymentRef(db, event.paymentRef)
  return order?.id ?? null
}
