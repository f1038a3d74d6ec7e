import { type ActPart, enqueueMail } from '../mail/outbox.ts'
import type { DeskContext } from './desk-context.ts'
import { newLink } from './links.ts'

/**
 * A mail to whoever placed an order, as parts of the act that causes it: with a link of its own, for
 * those mails that show one.
 *
 * @param order its address opened
 */
export async function mailFromDesk(
  { db, config }: Pick<DeskContext, 'db' | 'config'>,
  order: { id: string; email: string },
  mail: { cause: string; kind: string; detail: string | null },
): Promise<ActPart[]> {
  const link = await newLink(db, order.id)
  const { cause, kind, detail } = mail
  const about = { cause, kind, subjectId: order.id, to: order.email, secret: link.token }
  return [
    link.statement,
    await enqueueMail({ db, config }, { ...about, ...(detail !== null && { detail }) }),
  ]
}
