import { orderByPaymentRef } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { Till } from './context.ts'
import type { PaymentEvent } from './provider.ts'
import { claimEvent } from './queries.ts'
import { settle } from './settle.ts'

/**
 * Acts on an event of the payment provider, once, however often it is delivered. The event only says which order to look
 * at; what happened is asked of the provider. Events about nothing of ours, and of kinds that change no order, are noted.
 *
 * @throws PaymentsUnavailable when the provider does not answer: the event is not claimed, and is to be delivered again
 */
export async function handleEvent(till: Till, event: PaymentEvent): Promise<void> {
  const orderId = event.matters ? await orderOf(till, event) : null
  const claim = claimEvent(till.db, {
    provider: till.payments.name,
    eventId: event.id,
    kind: event.kind,
    orderId,
    at: now(),
  })
  const { sessionId } = event
  if (orderId && (await settle(till, orderId, { claim, sessionId })) !== null) return
  await claim.catch((error: unknown) => {
    if (!brokeConstraint(error, 'provider_events')) throw error
  })
}

async function orderOf({ db }: Till, event: PaymentEvent): Promise<string | null> {
  if (event.orderId) return event.orderId
  if (!event.paymentRef) return null
  const [order] = await orderByPaymentRef(db, event.paymentRef)
  return order?.id ?? null
}
