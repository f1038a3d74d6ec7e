import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import type { Db } from '../platform/db.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { newLink } from './links.ts'
import { disputeOver } from './mails/dispute-over.ts'
import { orderAttention } from './mails/order-attention.tsx'
import { orderConfirmed } from './mails/order-confirmed.ts'
import { orderLink } from './mails/order-link.tsx'
import type { OrderMail } from './mails/order-mail.ts'
import { orderNew } from './mails/order-new.tsx'
import { paymentAwaited } from './mails/payment-awaited.ts'
import { paymentFailed, paymentOverdue } from './mails/payment-failed.tsx'
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
  'payment-overdue': paymentOverdue,
  'sold-meanwhile': soldMeanwhile,
  refunded,
} satisfies Record<string, OrderMail>

export type OrderMailKind = keyof typeof mails

/**
 * Mails to an address from which there need not be money yet: anybody can have typed it. The
 * database lets an address have few of them, and they hold nothing that the shopper has typed
 * (docs/decisions/013). What is not listed goes to the owner, or to an address that has paid.
 */
export const sentBeforeMoney: readonly OrderMailKind[] = [
  'payment-awaited',
  'payment-failed',
  'payment-overdue',
]

/** Mails to the owner, in the shop's own language; all others are in the language of the order. */
const readByOwner: readonly string[] = [
  'order-new',
  'order-attention',
  'dispute-over',
] satisfies OrderMailKind[]

/** A link that no act stored with its mail: the owner's mails show the order as it is then. */
async function storeLink(db: Db, orderId: string): Promise<string> {
  const { token, statement } = await newLink(db, orderId)
  await statement
  return token
}

/** Writes the mails about orders. The subject is an order's id, the secret a link's token. */
export const writeOrderMail: MailWriter = async ({ db, config }, mail) => {
  const { kind, subjectId, secret } = mail
  if (!(kind in mails)) return undefined
  const order = await readOrder(db, config, subjectId)
  if (!order) return null
  const { shop } = config
  const toOwner = readByOwner.includes(kind)
  const token = toOwner ? await storeLink(db, order.id) : secret
  const link = shop.origin + paths.order(order.number, token ?? undefined)
  const detail = mail.detail ?? ''
  const language = toOwner ? languageFor(shop.locale) : order.language
  const written = inLanguage(language, () =>
    mails[kind as OrderMailKind]({ shop, order, link, detail }),
  )
  // Whoever reads the copy can read the order, and must not be able to hand its link on.
  return { ...written, copy: token ? written.text.replaceAll(token, '…') : written.text }
}
