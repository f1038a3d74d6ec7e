import { postLater } from '../mail/post.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { Attention } from '../orders/rules.ts'
import type { OrderMailKind } from '../orders/write-mail.ts'
import type { Statement } from '../platform/db.ts'
import { unseal } from '../platform/sealing.ts'
import type { Till } from './context.ts'

/** A statement that posts a mail to the shopper, for the batch of its cause. */
export async function toShopper(
  till: Till,
  order: OrderRow,
  kind: OrderMailKind,
  more: { which?: string; detail?: string; secret?: string } = {},
): Promise<Statement[]> {
  const place = `orders.email:${order.id}` as const
  const to = await unseal(till.config.sealingKeys, place, order.email)
  return post(till, order, kind, { ...more, to })
}

/** A statement that tells the owner why an order needs a decision: once for each `which`. */
export const toOwner = (till: Till, order: OrderRow, reason: Attention, which: string = reason) =>
  post(till, order, 'order-attention', { to: till.config.OWNER_MAIL, which, detail: reason })

/** A statement that posts a mail about an order, in a list because an awaited statement is executed. */
export async function post(
  { db, config }: Till,
  order: OrderRow,
  kind: OrderMailKind,
  { which = '', ...mail }: { to: string; which?: string; detail?: string; secret?: string },
): Promise<Statement[]> {
  const cause = [kind, order.id, which].filter(Boolean).join(':')
  const { statement } = await postLater(db, config, { ...mail, cause, kind, subjectId: order.id })
  return [statement]
}
