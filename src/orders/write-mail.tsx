import type { MailWriter } from '../mail/deliver.ts'
import type { Mail } from '../mail/rules.ts'
import type { Shop } from '../platform/config.ts'
import { orderAttention } from './mails/order-attention.tsx'
import { orderConfirmed } from './mails/order-confirmed.tsx'
import { orderLink } from './mails/order-link.tsx'
import { orderNew } from './mails/order-new.tsx'
import { paymentFailed } from './mails/payment-failed.tsx'
import { refunded } from './mails/refunded.tsx'
import { soldMeanwhile } from './mails/sold-meanwhile.tsx'
import { type Order, readOrder } from './read-order.ts'

/** Every mail about an order. `link` opens the order page for whoever has the mail. */
export type OrderMail = (about: { shop: Shop; order: Order; link: string }) => Mail | Promise<Mail>

const mails = {
  'order-confirmed': orderConfirmed,
  'order-new': orderNew,
  'order-link': orderLink,
  'order-attention': orderAttention,
  'payment-failed': paymentFailed,
  'sold-meanwhile': soldMeanwhile,
  refunded,
} satisfies Record<string, OrderMail>

export type OrderMailKind = keyof typeof mails

/** Writes the mails of this slice. The subject is an order's id, the secret a link's token. */
export const writeOrderMail: MailWriter = async ({ db, config }, { kind, subjectId, secret }) => {
  if (!(kind in mails)) return undefined
  const order = await readOrder(db, config, subjectId)
  if (!order) return null
  const token = secret ? `?token=${secret}` : ''
  const link = `${config.shop.origin}/orders/${order.number}${token}`
  return mails[kind as OrderMailKind]({ shop: config.shop, order, link })
}
