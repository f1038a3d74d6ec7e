import { type EnqueuedMail, enqueueMail } from '../mail/outbox.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { Attention } from '../orders/rules.ts'
import { type OrderMailKind, sentBeforeMoney } from '../orders/write-mail.ts'
import { unseal } from '../platform/sealing.ts'
import type { PaymentContext } from './context.ts'

/** `which` tells mails of one kind about one order apart: there is one mail for each. */
type Details = { which?: string; detail?: string; secret?: string; addressDigest?: string }

/**
 * A mail to the shopper, as a part of the act that causes it. Before there is money the database
 * may leave it out, or keep it for the next day, and the act goes on.
 */
export async function mailToShopper(
  context: PaymentContext,
  order: OrderRow,
  kind: OrderMailKind,
  details: Details = {},
): Promise<EnqueuedMail> {
  const place = `orders.email:${order.id}` as const
  const to = await unseal(context.config.sealingKeys, place, order.email)
  const counted = sentBeforeMoney.includes(kind) && { addressDigest: order.emailDigest }
  return enqueueOrderMail(context, order, kind, to, { ...details, ...counted })
}

/** A mail to the owner that says why an order needs a decision. */
export const attentionMail = (
  context: PaymentContext,
  order: OrderRow,
  reason: Attention,
  which: string = reason,
): Promise<EnqueuedMail> =>
  mailToOwner(context, order, 'order-attention', { which, detail: reason })

/** A mail to the owner, as a part of the act that causes it. */
export const mailToOwner = (
  context: PaymentContext,
  order: OrderRow,
  kind: OrderMailKind,
  details: Details = {},
): Promise<EnqueuedMail> =>
  enqueueOrderMail(context, order, kind, context.config.OWNER_MAIL, details)

function enqueueOrderMail(
  context: PaymentContext,
  order: OrderRow,
  kind: OrderMailKind,
  to: string,
  { which = '', ...mail }: Details,
): Promise<EnqueuedMail> {
  const cause = [kind, order.id, which].filter(Boolean).join(':')
  return enqueueMail(context, { ...mail, cause, kind, subjectId: order.id, to })
}
