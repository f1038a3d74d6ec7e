import type { Mail } from '../mail/rules.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { type Order, readOrder } from '../orders/read-order.ts'
import { paths } from '../paths.ts'
import { inLanguage } from '../platform/language.ts'
import type { FulfilmentMail } from './mails/fulfilment-mail.ts'
import { orderChanged } from './mails/order-changed.ts'
import { orderDelayed } from './mails/order-delayed.ts'
import { workBegun } from './mails/work-begun.ts'
import { writeReturnMail } from './returns/write-mail.ts'
import { writeParcelDelivered, writeParcelSent } from './write-parcel-mail.ts'

type Context = Parameters<MailWriter>[0]

/** Writes a mail about an order; reads what it needs beside the order. Null: that is gone. */
type Writer = (
  about: Parameters<FulfilmentMail>[0],
  context: Context,
) => Mail | Promise<Mail | null>

const mails = {
  'work-begun': workBegun,
  'order-delayed': orderDelayed,
  'order-changed': orderChanged,
  'parcel-sent': writeParcelSent,
  'parcel-delivered': writeParcelDelivered,
} satisfies Record<string, Writer>

export type FulfilmentMailKind = keyof typeof mails

const writers: Record<FulfilmentMailKind, Writer> = mails

/**
 * Writes the mails about pieces, parcels and returns, in the language of the order. The subject is the
 * order's id, the secret a link's token.
 */
export const writeFulfilmentMail: MailWriter = async (context, mail) => {
  if (!isKind(mail.kind)) return writeReturnMail(context, mail)
  const order = await readOrder(context.db, context.config, mail.subjectId)
  const { secret } = mail
  const written = order && (await write(context, mail.kind, order, mail.detail ?? '', secret))
  // Whoever reads the copy can read the order, and must not be able to hand its link on.
  return (
    written && { ...written, copy: secret ? written.text.replaceAll(secret, '…') : written.text }
  )
}

/**
 * A mail as it would be written now, to be looked at before the act that sends it; its link does
 * not open the order.
 *
 * @param about `detail`: what the act would hand to the mail
 * @returns null when there is no such order
 */
export async function previewMail(
  context: Context,
  kind: FulfilmentMailKind,
  about: { orderId: string; detail?: string },
): Promise<Mail | null> {
  const order = await readOrder(context.db, context.config, about.orderId)
  return order && mailOfOrder(context, kind, order, about.detail)
}

/** The same, of an order that has been read. */
export const mailOfOrder = (
  context: Context,
  kind: FulfilmentMailKind,
  order: Order,
  detail = '',
): Promise<Mail | null> => write(context, kind, order, detail, null)

const isKind = (kind: string): kind is FulfilmentMailKind => Object.hasOwn(mails, kind)

function write(
  context: Context,
  kind: FulfilmentMailKind,
  order: Order,
  detail: string,
  token: string | null,
): Promise<Mail | null> {
  const { shop } = context.config
  const link = shop.origin + paths.order(order.number, token ?? undefined)
  return inLanguage(order.language, async () =>
    writers[kind]({ shop, order, link, detail }, context),
  )
}
