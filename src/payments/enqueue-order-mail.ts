import { type EnqueuedMail, enqueueMail } from '../mail/outbox.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { Attention } from '../orders/rules.ts'
import type { OrderMailKind } from '../orders/write-mail.ts'
import { unseal } from '../platform/sealing.ts'
import type { PaymentContext } from './context.ts'

/** `which` tells mails of one kind about one order apart: there is one mail for each. */
type Details = { which?: string; detail?: string; secret?: string }

/** A mail to the shopper, as a part of the act that causes it. */
export async function mailToShopper(
  context: PaymentContext,
  order: OrderRow,
  kind: OrderMailKind,
  details: Details = {},
): Promise<EnqueuedMail> {
  const place = `orders.email:${order.id}` as const
  const to = await unseal(context.config.sealingKeys, place, order.email)
  return enqueueOrderMail(context, order, kind, to, details)
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
