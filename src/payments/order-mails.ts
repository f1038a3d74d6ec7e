import { type EnqueuedMail, enqueueMail } from '../mail/outbox.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { Attention } from '../orders/rules.ts'
import type { OrderMailKind } from '../orders/write-mail.tsx'
import { unseal } from '../platform/sealing.ts'
import type { Till } from './context.ts'

/** A mail to the shopper, as a part of the act that causes it. */
export async function toShopper(
  till: Till,
  order: OrderRow,
  kind: OrderMailKind,
  more: { which?: string; detail?: string; secret?: string } = {},
): Promise<EnqueuedMail> {
  const place = `orders.email:${order.id}` as const
  const to = await unseal(till.config.sealingKeys, place, order.email)
  return post(till, order, kind, { ...more, to })
}

/** A mail that tells the owner why an order needs a decision: one for each `which`. */
export const toOwner = (till: Till, order: OrderRow, reason: Attention, which: string = reason) =>
  post(till, order, 'order-attention', { to: till.config.OWNER_MAIL, which, detail: reason })

/** A mail about an order. */
export function post(
  till: Till,
  order: OrderRow,
  kind: OrderMailKind,
  { which = '', ...mail }: { to: string; which?: string; detail?: string; secret?: string },
): Promise<EnqueuedMail> {
  const cause = [kind, order.id, which].filter(Boolean).join(':')
  return enqueueMail(till, { ...mail, cause, kind, subjectId: order.id })
}
