import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import { orderLineWords } from '../../../orders/line-words.ts'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatDate, formatMoment } from '../../../platform/format-date.ts'
import { countUnits, type Return } from '../read-returns.ts'
import { isFault, sendBy } from '../rules.ts'
import { returnWords } from '../words.ts'

/** What a mail about a return is written from. `token`: of the link to the order. */
export type AboutReturn = { shop: Shop; order: Order; given: Return; token: string | null }

/**
 * To the shopper: acknowledges that the wish was received, on a durable medium, with what it said
 * and when (Directive 2011/83/EU, article 11a (4)). A withdrawal in time has the slip with it.
 */
export function returnAsked(about: AboutReturn): Mail {
  const { shop, order, given } = about
  const { asked } = returnWords().mails
  const at = formatMoment(given.askedAt, shop.locale, shop.time_zone)
  const isWithdrawal = given.agreedAt === given.askedAt
  return returnLetter(about, asked, [
    [
      isWithdrawal ? asked.withdrawn(order.number, at) : asked.wished(order.number, at),
      ...unitLines(order, given.pieces),
    ],
    [
      asked.name(order.contact.name),
      asked.reason(returnWords().reasons[given.reason]),
      ...(given.note ? [asked.said(given.note)] : []),
    ],
    ...(given.state === 'agreed' ? steps(about) : []),
    ...(given.state === 'asked' ? [[asked.next]] : []),
  ])
}

/** To the shopper: the pieces can be sent back, with the way to the slip. */
export function returnAgreed(about: AboutReturn): Mail {
  const { order, given } = about
  const { agreed } = returnWords().mails
  return returnLetter(about, agreed, [
    [agreed.opening(order.number), ...unitLines(order, given.pieces)],
    ...(given.answer ? [[given.answer]] : []),
    ...steps(about),
  ])
}

/** To the shopper: the shop does not take the pieces back, and why. */
export function returnRefused(about: AboutReturn): Mail {
  const { order, given } = about
  const { refused } = returnWords().mails
  return returnLetter(about, refused, [
    [refused.opening(order.number), ...unitLines(order, given.pieces)],
    ...(given.answer ? [[given.answer]] : []),
    [refused.close],
  ])
}

/** To the shopper: pieces have come, and which of them are still waited for. */
export function returnReceived(about: AboutReturn): Mail {
  const { order, given } = about
  const { received } = returnWords().mails
  const came = given.pieces.filter(({ receivedAt }) => receivedAt !== null)
  const toCome = given.pieces.filter(({ live, receivedAt }) => live && receivedAt === null)
  return returnLetter(about, received, [
    [received.opening(order.number), ...unitLines(order, came)],
    ...(toCome.length > 0 ? [[received.toCome, ...unitLines(order, toCome)]] : []),
    [received.next],
  ])
}

/** To the owner: a shopper wants to give something back. */
export function returnNew({ shop, order, given }: AboutReturn): Mail {
  const { owner } = returnWords().mails
  const title = owner.subject(order.number)
  const link = shop.origin + paths.deskReturn(given.id)
  const said = [
    [owner.opening(order.contact.name, order.number), ...unitLines(order, given.pieces)],
    [
      returnWords().mails.asked.reason(returnWords().reasons[given.reason]),
      ...(given.note ? [owner.said(given.note)] : []),
    ],
    [given.agreedAt === given.askedAt ? owner.agreed : owner.asked],
  ]
  const button = { href: link, text: owner.open, asText: owner.openAt(link) }
  return { ...compose(shop, { subject: title, title }, said, button), replyTo: order.email }
}

/** What to do with the parcel, while it is to be sent. */
function steps({ shop, given }: AboutReturn): string[][] {
  const { slip } = returnWords()
  const by = formatDate(sendBy(given.agreedAt ?? given.askedAt, shop.time_zone), shop.locale, true)
  return [
    [slip.pack, slip.send(by), isFault(given.reason) ? slip.ourCost : slip.cost],
    [slip.to, shop.legal_name, shop.address],
    [slip.refund],
  ]
}

function returnLetter(
  { shop, order, given, token }: AboutReturn,
  { subject, title }: { subject: (order: string) => string; title: string },
  paragraphs: string[][],
): Mail {
  const { mails } = returnWords()
  const link = shop.origin + paths.orderReturnSlip(order.number, given.id, token ?? undefined)
  const button =
    given.state === 'agreed'
      ? { href: link, text: mails.slip, asText: mails.slipAt(link) }
      : { href: link, text: mails.see, asText: mails.seeAt(link) }
  return compose(shop, { subject: subject(order.number), title }, paragraphs, button)
}

function compose(
  shop: Shop,
  { subject, title }: { subject: string; title: string },
  paragraphs: string[][],
  button: { href: string; text: string; asText: string },
): Mail {
  const said = paragraphs.map((lines) => lines.join('\n'))
  return {
    subject,
    html: String(
      <MailLayout shop={shop} title={title}>
        {said.map((text) => (
          <MailText text={text} />
        ))}
        <MailButton href={button.href}>{button.text}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, ...said, button.asText),
  }
}

const unitLines = (order: Order, pieces: { lineId: string }[]): string[] =>
  countUnits(order, pieces).flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return line ? [`${quantity} × ${orderLineWords(line).name}`] : []
  })
