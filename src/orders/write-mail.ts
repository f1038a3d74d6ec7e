import type { Mail } from '../mail/rules.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { newLink } from './links.ts'
import { disputeOver } from './mails/dispute-over.ts'
import { orderAttention } from './mails/order-attention.tsx'
import { orderConfirmed } from './mails/order-confirmed.ts'
import { orderLink } from './mails/order-link.tsx'
import type { OrderMail } from './mails/order-mail.ts'
import { orderNew } from './mails/order-new.tsx'
import { orderNote } from './mails/order-note.tsx'
import { paymentAwaited } from './mails/payment-awaited.ts'
import { paymentFailed, paymentOverdue } from './mails/payment-failed.tsx'
import { paymentLink } from './mails/payment-link.ts'
import { refunded } from './mails/refunded.tsx'
import { soldMeanwhile } from './mails/sold-meanwhile.tsx'
import { transferDetails } from './mails/transfer-details.ts'
import { readCustomerNote } from './notes.ts'
import { type Order, readOrder } from './read-order.ts'

const mails = {
  'order-confirmed': orderConfirmed,
  'order-new': orderNew,
  'order-link': orderLink,
  'order-note': orderNote,
  'order-attention': orderAttention,
  'dispute-over': disputeOver,
  'payment-awaited': paymentAwaited,
  'payment-failed': paymentFailed,
  'payment-link': paymentLink,
  'payment-overdue': paymentOverdue,
  'sold-meanwhile': soldMeanwhile,
  'transfer-details': transferDetails,
  refunded,
} satisfies Record<string, OrderMail>

export type OrderMailKind = keyof typeof mails

/**
 * Mails to an address from which there need not be money yet: anybody can have typed it. The
 * database lets an address have few of them, and they hold nothing that the shopper has typed
 * (docs/decisions/013). What is not listed goes to the owner, to an address that has paid, or to one
 * that staff have typed.
 */
export const sentBeforeMoney: readonly OrderMailKind[] = [
  'payment-awaited',
  'payment-failed',
  'payment-overdue',
]

/** Mails to the owner, in the shop's own language; all others are in the language of the order. */
export const readByOwner: readonly string[] = [
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

/**
 * A mail about an order as it would be sent now, to be read before it goes: its link opens nothing.
 *
 * @param detail as `OrderMail` has it
 */
export const orderMailNow = (shop: Shop, order: Order, kind: OrderMailKind, detail = ''): Mail =>
  compose(shop, order, kind, detail, null)

function compose(
  shop: Shop,
  order: Order,
  kind: OrderMailKind,
  detail: string,
  token: string | null,
): Mail {
  const link = shop.origin + paths.order(order.number, token ?? undefined)
  const language = readByOwner.includes(kind) ? languageFor(shop.locale) : order.language
  return inLanguage(language, () => mails[kind]({ shop, order, link, detail }))
}

/** Writes the mails about orders. The subject is an order's id, the secret a link's token. */
export const writeOrderMail: MailWriter = async ({ db, config }, mail) => {
  const { subjectId, secret } = mail
  if (!(mail.kind in mails)) return undefined
  const kind = mail.kind as OrderMailKind
  const order = await readOrder(db, config, subjectId)
  if (!order) return null
  const token = readByOwner.includes(kind) ? await storeLink(db, order.id) : secret
  const said = mail.detail ?? ''
  // A refund's mail has no link: what only the mail may say is its note.
  if (kind === 'refunded') {
    const detail = JSON.stringify({ ...JSON.parse(said), ...(secret && { note: secret }) })
    const written = compose(config.shop, order, kind, detail, null)
    return { ...written, copy: written.text }
  }
  const detail = kind === 'order-note' ? await readCustomerNote({ db, config }, said) : said
  if (detail === null) return null
  const written = compose(config.shop, order, kind, detail, token)
  // Whoever reads the copy can read the order, and must not be able to hand its link on.
  return { ...written, copy: token ? written.text.replaceAll(token, '…') : written.text }
}
