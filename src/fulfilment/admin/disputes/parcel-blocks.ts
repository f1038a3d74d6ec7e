import type { Seconds } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoment } from '../../../platform/format-date.ts'
import { contentsOf } from '../order/history.ts'
import type { DeskOrder } from '../order/read-order.ts'
import { disputeWords } from './words.ts'

/**
 * How an order was sent, a line of each block for each parcel: of one parcel nothing but the value,
 * as the provider's field wants it.
 */
export function parcelBlocks(about: {
  shop: Shop
  desk: DeskOrder
  nameOfCarrier(id: string): string
}) {
  const { shop, desk } = about
  const words = disputeWords()
  const when = (at: Seconds) => formatMoment(at, shop.locale, shop.time_zone)
  const sent = desk.parcels.flatMap((parcel) =>
    parcel.sentAt === null || parcel.cancelledAt !== null
      ? []
      : [{ ...parcel, sentAt: parcel.sentAt }],
  )
  type Sent = (typeof sent)[number]
  const each = (say: (parcel: Sent) => string) =>
    sent
      .map((parcel, at) => {
        const what = contentsOf(
          desk.lines,
          parcel.pieces.map(({ id }) => id),
        )
        return sent.length > 1 ? `${words.parcel(at + 1, what)}: ${say(parcel)}` : say(parcel)
      })
      .join('\n')
  return {
    carrier: each(({ carrier, insured, signature }) =>
      [
        about.nameOfCarrier(carrier ?? ''),
        ...(insured ? [words.insured] : []),
        ...(signature ? [words.signature] : []),
      ].join(', '),
    ),
    tracking: each(({ number, link }) =>
      [number ?? words.noNumber, ...(link ? [link] : [])].join(' '),
    ),
    shipped: sent.length > 0 ? each(({ sentAt }) => when(sentAt)) : words.notSent,
    delivered: each(({ deliveredAt, deliveryKnown }) =>
      deliveredAt === null || !deliveryKnown
        ? words.notDelivered
        : `${when(deliveredAt)}, ${words.known[deliveryKnown]}`,
    ),
  }
}
