import { addressLines } from '../../../orders/addresses/rules.ts'
import type { Address } from '../../../orders/contact.ts'
import { orderLineWords } from '../../../orders/line-words.ts'
import { paths } from '../../../paths.ts'
import type { Seconds } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoment } from '../../../platform/format-date.ts'
import { formatMoney } from '../../../platform/money.ts'
import type { DeskOrder } from '../order/read-order.ts'
import { parcelBlocks } from './parcel-blocks.ts'
import type { Evidence, SentMail } from './read-evidence.ts'
import { disputeWords } from './words.ts'

/** One field of the answer to a bank: its name, and what goes into it, as plain text. */
export type Block = { id: string; title: string; text: string }

type About = {
  shop: Shop
  desk: DeskOrder
  evidence: Evidence
  nameOfCarrier(id: string): string
}

/**
 * What an answer to a dispute is made of, in the order of Stripe's evidence fields; those of which
 * there is nothing are left out. Source: docs.stripe.com/api/disputes/evidence_object.
 *
 * @param mails those whose text is shown
 */
export function evidenceBlocks(about: About, mails: SentMail[]): Block[] {
  const { blocks } = disputeWords()
  const texts: Record<keyof typeof blocks, string> = {
    ...{ product: productText(about), ...peopleTexts(about) },
    ...{ mails: mailsText(about, mails), policies: policiesText(about.shop) },
    ...{ ...parcelBlocks(about), ...aftermath(about) },
  }
  return Object.entries(blocks).flatMap(([id, title]) => {
    const text = texts[id as keyof typeof blocks]
    return text ? [{ id, title, text }] : []
  })
}

/** A time as a bank elsewhere reads it: with its zone. */
const momentFor =
  ({ locale, time_zone }: Shop) =>
  (at: Seconds): string =>
    formatMoment(at, locale, time_zone)

function productText({ shop, desk: { order } }: About): string {
  const words = disputeWords()
  const money = (amount: number) => formatMoney(amount, order.currency, shop.locale, true)
  const lines = order.lines.flatMap((line) => {
    const { name, quantity, price, engraving } = orderLineWords(line)
    const more = [line.sku && words.sku(line.sku), engraving, line.madeToOrder && words.madeToOrder]
    return [
      words.line(quantity, name, money(price)),
      ...more.flatMap((text) => (text ? `  ${text}` : [])),
    ]
  })
  return [
    words.order(order.number, momentFor(shop)(order.placedAt)),
    ...lines,
    ...(order.contact.giftWrap ? [words.wrapped] : []),
    words.total(money(order.total), money(order.delivery)),
  ].join('\n')
}

function peopleTexts({ shop, desk: { order, correction } }: About) {
  const { contact, email } = order
  const { name, address, billing, phone } = contact
  const block = (of: Address) => addressLines(of, shop.locale).join('\n')
  const words = disputeWords()
  return {
    name,
    email: `${email}\n${phone}`,
    billing: block(billing ?? address),
    shipping: block(correction?.address ?? address),
    corrections: correction
      ? [
          ...[words.typed, block(address), ''],
          ...[words.corrected(momentFor(shop)(correction.at)), block(correction.address)],
        ].join('\n')
      : '',
  }
}

const mailsText = ({ shop }: About, mails: SentMail[]): string =>
  mails
    .map(({ sentAt, subject, text }) =>
      [disputeWords().mail(momentFor(shop)(sentAt), subject), '', text.trim()].join('\n'),
    )
    .join('\n\n––––––––––\n\n')

function policiesText(shop: Shop): string {
  const { policy, policiesAgreed } = disputeWords()
  const links = Object.entries(policy).map(
    ([name, title]) => `${title}: ${shop.origin}${paths.policy(name)}`,
  )
  return [policiesAgreed, ...links].join('\n')
}

function aftermath({ shop, desk, evidence }: About) {
  const words = disputeWords()
  const { order, notes, mails, parcels } = desk
  const when = momentFor(shop)
  const sent = notes.flatMap(({ id, kind, said }) => {
    const mail = mails.find((each) => each.kind === 'order-note' && each.detail === id)
    return kind === 'customer' && mail?.sentAt
      ? `${words.noteSent(when(mail.sentAt))}\n${said}`
      : []
  })
  const refunds = evidence.refunds.map(({ amount, currency, state, reason, at }) =>
    words.refund(
      ...([when(at), formatMoney(amount, currency, shop.locale, true)] as const),
      ...([words.refundStates[state], words.refundReasons[reason]] as const),
    ),
  )
  const placed = order.origin === 'shop' ? words.acts.placed : words.acts.placedByUs
  const acts = [
    placed(when(order.placedAt)),
    ...(order.paidAt === null ? [] : [words.acts.paid(when(order.paidAt))]),
    ...order.events.flatMap(({ kind, at }) =>
      kind === 'link-sent' ? words.acts.link(when(at)) : [],
    ),
    ...parcels.flatMap(({ deliveredAt, deliveryKnown, number }) =>
      deliveredAt !== null && deliveryKnown === 'shopper'
        ? words.acts.arrived(when(deliveredAt), number ?? words.noNumber)
        : [],
    ),
  ]
  return { notes: sent.join('\n\n'), refunds: refunds.join('\n'), acts: acts.join('\n') }
}
