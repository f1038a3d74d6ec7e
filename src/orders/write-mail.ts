import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import { orderAttention } from './mails/order-attention.tsx'
import { orderConfirmed } from './mails/order-confirmed.ts'
import { orderLink } from './mails/order-link.tsx'
import type { OrderMail } from './mails/order-mail.ts'
import { orderNew } from './mails/order-new.tsx'
import { paymentAwaited } from './mails/payment-awaited.ts'
import { paymentFailed } from './mails/payment-failed.tsx'
import { refunded } from './mails/refunded.tsx'
import { soldMeanwhile } from './mails/sold-meanwhile.tsx'
import { readOrder } from './read-order.ts'

const mails = {
  'order-confirmed': orderConfirmed,
  'order-new': orderNew,
  'order-link': orderLink,
  'order-attention': orderAttention,
  'payment-awaited': paymentAwaited,
  'payment-failed': paymentFailed,
  'sold-meanwhile': soldMeanwhile,
  refunded,
} satisfies Record<string, OrderMail>

export type OrderMailKind = keyof typeof mails

/** Writes the mails about orders. The subject is an order's id, the secret a link's token. */
export const writeOrderMail: MailWriter = async ({ db, config }, mail) => {
  const { kind, subjectId, detail, secret } = mail
  if (!(kind in mails)) return undefined
  const order = await readOrder(db, config, subjectId)
  if (!order) return null
  const link = config.shop.origin + paths.order(order.number, secret ?? undefined)
  return mails[kind as OrderMailKind]({ shop: config.shop, order, link, detail: detail ?? '' })
}
