import { deliveryWords } from '../../delivery/words.ts'
import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import { addressLines } from '../../orders/addresses/rules.ts'
import type { Address } from '../../orders/contact.ts'
import { dateLines } from '../../orders/date-lines.ts'
import { orderLineWords } from '../../orders/line-words.ts'
import type { Parcel, Units } from '../../orders/progress.ts'
import type { Order } from '../../orders/read-order.ts'
import { reliableDates } from '../../orders/rules.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDates } from '../../platform/format-date.ts'
import { fulfilmentWords } from '../words.ts'
import type { FulfilmentMail } from './fulfilment-mail.ts'

type About = Parameters<FulfilmentMail>[0]

/** What a mail about a parcel tells besides the order. `follows`: what was not sent yet. */
export type AboutParcel = { parcel: Parcel; address: Address; follows: Units[] }

/**
 * To the shopper: a parcel is on its way, with what is in it, what follows and when, and where it
 * can be followed. No prices: whoever gets a gift may read along.
 */
export function parcelSent(about: About, { parcel, address, follows }: AboutParcel): Mail {
  const { shop, order } = about
  const { sent } = fulfilmentWords().mails
  const { carrier, number, link, asksForPostcode } = parcel
  return parcelLetter(
    about,
    sent,
    [
      [carrier ? sent.openingBy(order.number, carrier) : sent.opening(order.number)],
      [sent.contents, ...unitLines(order, parcel.contents)],
      [
        ...(number ? [sent.number(number)] : []),
        ...(link && asksForPostcode ? [sent.postcode] : []),
        ...(follows.length === 0 ? arrival(shop, order) : []),
      ],
      [sent.goesTo, ...addressLines(address, shop.locale)],
      ...(follows.length === 0
        ? []
        : [[sent.follows, ...unitLines(order, follows), ...dateLines(shop, order)]]),
    ],
    link,
  )
}

/** To the shopper: a parcel has arrived, as far as the shop knows. */
export function parcelDelivered(about: About, { parcel, follows }: AboutParcel): Mail {
  const { shop, order } = about
  const { delivered, sent } = fulfilmentWords().mails
  return parcelLetter(
    about,
    delivered,
    [
      [delivered.opening(order.number)],
      [sent.contents, ...unitLines(order, parcel.contents)],
      ...(follows.length === 0
        ? []
        : [[sent.follows, ...unitLines(order, follows), ...dateLines(shop, order)]]),
      [delivered.missing],
    ],
    null,
  )
}

function parcelLetter(
  { shop, order, link }: About,
  { subject, title }: { subject: (order: string) => string; title: string },
  paragraphs: string[][],
  follow: string | null,
): Mail {
  const { seeOrder, seeOrderAt, sent } = fulfilmentWords().mails
  const said = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return {
    subject: subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        {said.map((text) => (
          <MailText text={text} />
        ))}
        {follow && <MailButton href={follow}>{sent.follow}</MailButton>}
        <p>
          <a href={link} style="color:inherit">
            {seeOrder}
          </a>
        </p>
      </MailLayout>,
    ),
    text: letter(
      shop,
      title,
      ...said,
      ...(follow ? [sent.followAt(follow)] : []),
      seeOrderAt(link),
    ),
  }
}

const unitLines = (order: Order, units: Units[]): string[] =>
  units.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return line ? [`${quantity} × ${orderLineWords(line).name}`] : []
  })

/** Between which days it comes. */
function arrival({ locale }: Shop, order: Order): string[] {
  const dates = reliableDates(order)?.dates
  if (!dates) return []
  const days = formatDates(dates.deliverFrom, dates.deliverBy, locale, true)
  return [
    deliveryWords()
      .dates.withYou(days.map(({ text }) => text).join(''))
      .join(''),
  ]
}
