import { type ActPart, enqueueMail } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { newLink } from '../orders/links.ts'
import type { OrderRow } from '../orders/queries.ts'
import { unseal } from '../platform/sealing.ts'
import type { FulfilmentMailKind } from './write-mail.ts'

/**
 * A mail about an order to its shopper, with a link to it, as parts of the act that causes it. There
 * is one for each kind, order and `which`: a second breaks `outbox.cause`, and its act with it.
 *
 * @param about `detail`: what the mail is to say about its cause, impersonal
 */
export async function tellShopper(
  desk: Pick<DeskContext, 'db' | 'config'>,
  { id, email }: Pick<OrderRow, 'id' | 'email'>,
  kind: FulfilmentMailKind,
  { which, detail }: { which?: string; detail?: string } = {},
): Promise<ActPart[]> {
  const link = await newLink(desk.db, id)
  const mail = await enqueueMail(desk, {
    cause: [kind, id, ...(which === undefined ? [] : [which])].join(':'),
    kind,
    subjectId: id,
    to: await unseal(desk.config.sealingKeys, `orders.email:${id}`, email),
    secret: link.token,
    ...(detail !== undefined && { detail }),
  })
  return [link.statement, mail]
}
