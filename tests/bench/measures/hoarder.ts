import { IDLE } from '../../../src/cart/cookie.ts'
import { MAX_FORMS, MAX_LINES } from '../../../src/cart/rules.ts'
import { cartsADay } from '../../../src/cart/tables.ts'
import { MAX_KEPT } from '../../../src/kept/rules.ts'
import { holderLimits } from '../../../src/orders/tables.ts'
import { days } from '../../../src/platform/clock.ts'
import { atCheckout, readyToOrder, withCart } from '../buyer.ts'
import { atLeast, atMost, noted, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { createShopper } from '../shopper.ts'

const MB = 1_000_000
/** developers.cloudflare.com/d1/platform/limits */
const D1_BYTES = 10_000 * MB
/** Days that the shop keeps what nobody paid for and nobody touched. */
const kept = { forms: 1, orders: 7, carts: IDLE.cart / days(1), pieces: IDLE.kept / days(1) }

/**
 * The worst that somebody with one IPv4 address can do within the limits: which last pieces they
 * keep from others at once, and how much they can make the shop store. What an order and a cart
 * take is measured, full of engravings and of the longest texts, and what a guest keeps beside; how many
 * there can be is what the database allows.
 */
export async function measureHoarder(shop: Shop): Promise<Report> {
  const { order, forms, cart, pieces } = await bytesOf(shop)
  const orders = order * holderLimits.unpaid_orders_a_day.ipv4
  const guests = cartsADay.ipv4
  const inADay = orders + guests * (forms + cart + pieces)
  /** Addresses at it for so many days until the database is full. */
  const filledIn = (time: number) => {
    const stored = (what: keyof typeof kept) => Math.min(time, kept[what])
    const ofGuests = forms * stored('forms') + cart * stored('carts') + pieces * stored('pieces')
    return Math.floor(D1_BYTES / (orders * stored('orders') + guests * ofGuests))
  }
  return {
    'a hoarder with one address': {
      'last pieces held at once': atMost(20, await lastPiecesHeld(shop), ''),
      'one order': noted(round(order / 1000), 'KB'),
      'one cart': noted(round(cart / 1000), 'KB'),
      'its forms, for a day': noted(round(forms / 1000), 'KB'),
      'what one guest keeps': noted(round(pieces / 1000), 'KB'),
      'stored in a day': atMost(10, round(inADay / MB), 'MB'),
      'addresses that fill the database in 30 days': atLeast(50, filledIn(30), ''),
      'addresses that fill it in half a year': noted(filledIn(180), ''),
    },
  }
}

/** Lets 28 carts of one address order a last piece each, of 28 that there are, and counts. */
async function lastPiecesHeld({ origin, sql }: Shop): Promise<number> {
  const pieces = Array.from({ length: 28 }, (_, n) => `piece-${10 * n + 100}`)
  const variants = pieces.map((piece) => `${piece}-0`)
  const list = JSON.stringify(variants)
  const change = 'update variants set stock = 1 where id in (select value from json_each(?))'
  await sql([{ sql: change, params: [list] }])
  for (const [n, piece] of pieces.entries()) {
    const shopper = createShopper(origin, '192.0.2.1')
    const order = await readyToOrder(origin, [{ piece, variant: variants[n] ?? '' }], shopper)
    const { status } = await order()
    if (status !== 303 && status !== 409) throw new Error(`Placing an order answered ${status}`)
  }
  const held =
    'select count(*) as held from variants where stock = 0 and id in (select value from json_each(?))'
  const [rows] = await sql<{ held: number }>([{ sql: held, params: [list] }])
  return rows?.[0]?.held ?? Number.NaN
}

/** What a full cart, its forms, an order of it and all that a guest may keep take of the database. */
async function bytesOf({ origin, sql, size }: Shop) {
  const [piece, variant] = ['piece-50', 'piece-50-0']
  const facts = `update products set facts = json_set(facts, '$.engraving',
    json('{"maxLetters":30,"fonts":["roman"],"place":"inside"}')) where id = ?`
  await sql([
    { sql: facts, params: [piece] },
    { sql: 'update variants set made_to_order = 1 where id = ?', params: [variant] },
  ])
  const engraved = Array.from({ length: MAX_LINES }, (_, n) => ({
    ...{ piece, variant },
    engraving: String(n).padStart(30, 'M'),
  }))
  const empty = await size()
  const shopper = await withCart(origin, engraved)
  const filled = await size()
  const moreForms = `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${MAX_FORMS - MAX_LINES})
    insert into cart_submissions select cart_id, form_key || '-' || n, at from n,
      (select * from cart_submissions order by rowid desc limit 1)`
  await sql([{ sql: moreForms, params: [] }])
  const sent = await size()
  // As a heart writes them, each another engraving.
  const differ = (column: string) =>
    `substr(${column}, 1, length(${column}) - 3) || printf('%03d', n)`
  const pieces = `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${MAX_KEPT})
    insert into kept_pieces (id, cart_id, product_id, variant_id, personalization_digest, personalization, kept_at)
    select ${differ('id')}, cart_id, ?, variant_id, ${differ('personalization_digest')}, personalization, 1
    from n, (select * from cart_lines order by rowid desc limit 1)`
  await sql([{ sql: pieces, params: [piece] }])
  const full = await size()

  const fill = await atCheckout(shopper)
  const ordersOfCart = holderLimits.unpaid_orders_a_day.cart
  for (let order = 0; order < ordersOfCart; order++) {
    const { status } = await fill({ ...longest, gift_message: `${order}`.padEnd(300, '“') })
    if (status !== 303) throw new Error(`Placing an order answered ${status}`)
  }
  const all = await size()
  return {
    ...{ cart: filled - empty, forms: sent - filled, pieces: full - sent },
    order: (all - full) / ordersOfCart,
  }
}

const long = '“'.repeat(500)

/** As much as the checkout takes. */
const longest = {
  ...{ name: long, line1: long, line2: long, city: long },
  ...{ billing_other: 'on', billing_country: 'NL', billing_postcode: '1016 DW' },
  ...{ billing_name: long, billing_line1: long, billing_line2: long, billing_city: long },
}
