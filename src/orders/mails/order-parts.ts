import { deliveryWords } from '../../delivery/words.ts'
import type { Shop } from '../../platform/config.ts'
import { addressLines } from '../addresses/rules.ts'
import { dateLines } from '../date-lines.ts'
import type { Order } from '../read-order.ts'
import { isGift } from '../rules.ts'
import { orderWords } from '../words.ts'

/**
 * What a mail shows of an order. `typed`: whatever the shopper typed, which nobody gets before
 * there is money from them (docs/decisions/013); `gift`: wrap and message, as lines.
 */
export type Shown = { typed: boolean; gift: string[] }

/** The parts of a mail below lines and amounts, each as its lines: HTML and text have the same. */
export function orderParts(shop: Shop, order: Order, { typed, gift }: Shown): string[][] {
  const { address, billing } = order.contact
  const say = orderWords().mails
  return [
    [
      say.delivery(deliveryWords().methods[order.deliveryMethod]),
      ...dateLines(shop, order),
      ...(typed ? gift : []),
    ],
    ...(typed && order.deliveryMethod !== 'collected'
      ? [[say.goesTo, ...addressLines(address, shop.locale)]]
      : []),
    ...(typed && billing ? [[say.billedTo, ...addressLines(billing, shop.locale)]] : []),
  ]
}

/**
 * What is asked for as a gift, as lines. What this reader is told: `wrapped` of the wrap, `plain` of a
 * present without it.
 */
export function giftLines(
  { contact }: Order,
  { wrapped, plain }: { wrapped: string; plain: string },
): string[] {
  const { cardSays } = orderWords().gift
  return [
    ...(isGift(contact) ? [contact.giftWrap ? wrapped : plain] : []),
    ...(contact.giftMessage ? [orderWords().mails.line(cardSays, contact.giftMessage)] : []),
  ]
}
