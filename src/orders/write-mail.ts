import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { disputeOver } from './mails/dispute-over.ts'
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
  'dispute-over': disputeOver,
  'payment-awaited': paymentAwaited,
  'payment-failed': paymentFailed,
  'sold-meanwhile': soldMeanwhile,
  refunded,
} satisfies Record<string, OrderMail>

export type OrderMailKind = keyof typeof mails

/** Mails to the owner, in the shop's own language; all others are in the language of the order. */
const readByOwner: readonly string[] = [
  'order-new',
  'order-attention',
  'dispute-over',
] satisfies OrderMailKind[]

/** Writes the mails about orders. The subject is an order's id, the secret a link's token. */
export const writeOrderMail: MailWriter = async ({ db, config }, mail) => {
  const { kind, subjectId, secret } = mail
  if (!(kind in mails)) return undefined
  const order = await readOrder(db, config, subjectId)
  if (!order) return null
  const { shop } = config
  const link = shop.origin + paths.order(order.number, secret ?? undefined)
  const detail = mail.detail ?? ''
  const language = readByOwner.includes(kind) ? languageFor(shop.locale) : order.language
  return inLanguage(language, () => mails[kind as OrderMailKind]({ shop, order, link, detail }))
}
