import { type ActPart, enqueueMail, type Outbox } from '../mail/outbox.ts'
import { newLink } from '../orders/links.ts'
import type { OrderRow } from '../orders/queries.ts'
import { unseal } from '../platform/sealing.ts'

export type ParcelMailKind = 'parcel-sent' | 'parcel-delivered'

/**
 * A mail to the shopper about a parcel, with a link to the order: parts of the act that causes it.
 * There is one of each kind for a parcel.
 */
export async function mailParcel(
  context: Pick<Outbox, 'db' | 'config'>,
  order: OrderRow,
  kind: ParcelMailKind,
  shipmentId: string,
): Promise<ActPart[]> {
  const { sealingKeys } = context.config
  const link = await newLink(context.db, order.id)
  const mail = await enqueueMail(context, {
    cause: `${kind}:${shipmentId}`,
    kind,
    subjectId: order.id,
    detail: shipmentId,
    secret: link.token,
    to: await unseal(sealingKeys, `orders.email:${order.id}`, order.email),
  })
  return [link.statement, mail]
}
