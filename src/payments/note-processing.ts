import type { ActPart } from '../mail/outbox.ts'
import { newLink } from '../orders/links.ts'
import { linesOfOrder, type OrderRow } from '../orders/queries.ts'
import { type Attention, type MoneyAwaits, ownersPart } from '../orders/rules.ts'
import { days, now } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { attentionMail, mailToShopper } from './enqueue-order-mail.ts'
import { moveOrder, removeFromCart } from './move-order.ts'
import type { PaymentState } from './provider.ts'
import { noteAwaits } from './queries.ts'

/** The parts that note that the shopper has finished, and the money is on its way. */
export async function noteProcessing(
  context: PaymentContext,
  order: OrderRow,
  { paymentRef, awaits = null }: PaymentState,
): Promise<ActPart[]> {
  const link = await newLink(context.db, order.id)
  const awaitUntil = now() + days(context.config.DELAYED_PAYMENTS.days)
  const change = { paymentRef, awaitUntil, awaits, attention: attentionFor(awaits) }
  return [
    ...moveOrder(context, order, 'processing', 'payment-processing', change),
    ...removeFromCart(context, order, await linesOfOrder(context.db, order.id)),
    link.statement,
    await mailToShopper(context, order, 'payment-awaited', { secret: link.token }),
    ...(await tellOwner(context, order, awaits)),
  ]
}

/**
 * The parts that note what that money waits for now. The owner hears of each thing that they must do
 * for it. It is noted once: `noteAwaits` breaks the batch of who comes second.
 */
export async function noteChangedAwaits(
  context: PaymentContext,
  order: OrderRow,
  awaits: MoneyAwaits | null,
): Promise<ActPart[]> {
  return [
    noteAwaits(context.db, order, { awaits, attention: attentionFor(awaits) }),
    ...(await tellOwner(context, order, awaits)),
  ]
}

const attentionFor = (awaits: MoneyAwaits | null): Attention | null =>
  ownersPart(awaits) ? 'money-waits' : null

async function tellOwner(
  context: PaymentContext,
  order: OrderRow,
  awaits: MoneyAwaits | null,
): Promise<ActPart[]> {
  if (!ownersPart(awaits)) return []
  return [await attentionMail(context, order, 'money-waits', `${awaits}:${now()}`)]
}
