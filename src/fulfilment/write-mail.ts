import type { Mail } from '../mail/rules.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { readOrder } from '../orders/read-order.ts'
import { paths } from '../paths.ts'
import { inLanguage } from '../platform/language.ts'
import type { FulfilmentMail } from './mails/fulfilment-mail.ts'
import { orderDelayed } from './mails/order-delayed.ts'
import { workBegun } from './mails/work-begun.ts'
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
  'parcel-sent': writeParcelSent,
  'parcel-delivered': writeParcelDelivered,
} satisfies Record<string, Writer>

export type FulfilmentMailKind = keyof typeof mails

const writers: Record<FulfilmentMailKind, Writer> = mails

/**
 * Writes the mails about pieces and parcels, in the language of the order. The subject is the
 * order's id, the secret a link's token.
 */
export const writeFulfilmentMail: MailWriter = async (context, mail) =>
  isKind(mail.kind)
    ? write(context, mail.kind, mail.subjectId, mail.detail ?? '', mail.secret)
    : undefined

/**
 * A mail as it would be written now, to be looked at before the act that sends it; its link does
 * not open the order.
 *
 * @param about `detail`: what the act would hand to the mail
 * @returns null when there is no such order
 */
export const previewMail = (
  context: Context,
  kind: FulfilmentMailKind,
  about: { orderId: string; detail?: string },
): Promise<Mail | null> => write(context, kind, about.orderId, about.detail ?? '', null)

const isKind = (kind: string): kind is FulfilmentMailKind => Object.hasOwn(mails, kind)

async function write(
  context: Context,
  kind: FulfilmentMailKind,
  orderId: string,
  detail: string,
  token: string | null,
): Promise<Mail | null> {
  const { db, config } = context
  const order = await readOrder(db, config, orderId)
  if (!order) return null
  const { shop } = config
  const link = shop.origin + paths.order(order.number, token ?? undefined)
  return inLanguage(order.language, async () =>
    writers[kind]({ shop, order, link, detail }, context),
  )
}
