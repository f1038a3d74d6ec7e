import { audit } from '../../admin/audit.ts'
import type { Cart } from '../../cart/read-cart.ts'
import type { ActPart } from '../../mail/outbox.ts'
import { newLink } from '../../orders/links.ts'
import type { OrderRow } from '../../orders/queries.ts'
import { mailToShopper } from '../../payments/enqueue-order-mail.ts'
import { moveOrder } from '../../payments/move-order.ts'
import { inMoney, type PaymentDesk } from '../../payments/payment-desk.ts'
import { sendPaymentLink } from '../../payments/send-payment-link.ts'
import { takeByHand } from '../../payments/take-by-hand.ts'
import { days, now } from '../../platform/clock.ts'
import { type Placed, placeOrder } from '../place-order.ts'
import type { Draft } from '../write-order.ts'
import type { Sold } from './forms.ts'

/**
 * Places the order of a draft for its customer: stock is held at once, in one batch with the entry in
 * the log. Then the link to pay is mailed, or, in that batch, how to pay by transfer; what is paid here
 * and now is noted as paid. The same form places one order, however often it is sent, and goes on where
 * it stopped.
 *
 * @param earlier the draft's order that waits for payment: this one takes its place
 */
export async function placeAtDesk(
  desk: PaymentDesk,
  sold: Sold,
  sale: { cart: Cart; delivery: Draft['delivery'] },
  earlier: OrderRow | null,
): Promise<Placed> {
  const { origin, key, email, contact } = sold
  const way = sold.way === 'card' ? 'cash' : sold.way
  const placed = await placeOrder(
    desk,
    {
      sale: { origin, placedBy: desk.staff.id, way },
      ...{ formKey: key, email, contact, networks: [], ...sale },
    },
    earlier,
    [],
    async (order) => [
      ...(await noteSale(desk, sold, order)),
      ...(way === 'transfer' ? await awaitTransfer(desk, order) : []),
    ],
  )
  if (!placed.ok) return placed
  const { order } = placed
  if (way === 'link') await sendPaymentLink(desk, order)
  if (way === 'cash') await takeNow(desk, order, sold.slip)
  return placed
}

async function noteSale(desk: PaymentDesk, sold: Sold, order: OrderRow): Promise<ActPart[]> {
  const { statements } = await audit(desk, desk.staff, {
    ...{ id: order.id, act: 'order-placed', subject: 'order', subjectId: order.id },
    after: { origin: sold.origin, way: sold.way, total: inMoney(desk, order.total) },
  })
  return statements
}

/** Its money is on its way from the start. The draft keeps its lines, should it not come. */
async function awaitTransfer(desk: PaymentDesk, order: OrderRow): Promise<ActPart[]> {
  const link = await newLink(desk.db, order.id)
  const awaitUntil = now() + days(desk.config.DELAYED_PAYMENTS.days)
  return [
    ...moveOrder(desk, order, 'processing', 'payment-processing', { awaitUntil }),
    link.statement,
    await mailToShopper(desk, order, 'transfer-details', { secret: link.token }),
  ]
}

/** If it cannot be noted, the order waits, and its page asks for it. */
const takeNow = (desk: PaymentDesk, { id: orderId }: OrderRow, reference: string) =>
  takeByHand(desk, { act: `${orderId}:taken`, orderId, way: 'cash', reference })
