import type { ActPart } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { mailFromDesk } from '../orders/mail-from-desk.ts'
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
  const to = await unseal(desk.config.sealingKeys, `orders.email:${id}`, email)
  const cause = [kind, id, ...(which === undefined ? [] : [which])].join(':')
  return mailFromDesk(desk, { id, email: to }, { cause, kind, detail: detail ?? null })
}
