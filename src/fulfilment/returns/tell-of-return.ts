import type { ActPart, Outbox } from '../../mail/outbox.ts'
import { mailFromDesk } from '../../orders/mail-from-desk.ts'
import type { ReturnMailKind } from './write-mail.ts'

/**
 * A mail to the shopper about a return, as parts of the act that causes it: one for each kind,
 * return and `which`.
 *
 * @param order its address opened
 */
export const tellOfReturn = (
  outbox: Outbox,
  order: { id: string; email: string },
  kind: Exclude<ReturnMailKind, 'return-new'>,
  id: string,
  which = '',
): Promise<ActPart[]> =>
  mailFromDesk(outbox, order, {
    ...{ cause: [kind, id, which].filter(Boolean).join(':'), kind, detail: id },
  })
