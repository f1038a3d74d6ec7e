import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { readyToOrder } from '../bench/buyer.ts'
import type { Answer } from '../bench/shopper.ts'
import { databaseFile, type Place } from '../stand-ins/local-database.ts'
import { openOwnShop } from '../stand-ins/own-shop.ts'
import { runWrangler } from '../stand-ins/wrangler.ts'

const BUYERS = 200

/** Rings on sale, each in one size, and how many there are. */
const stocks = { 'last-ring': 1, 'few-rings': 59 }
type Ring = keyof typeof stocks

let shop: Awaited<ReturnType<typeof openOwnShop>>

before(async () => {
  // Recording what the Worker does would cost more than most of what it does.
  process.env.X_LOCAL_OBSERVABILITY = 'false'
  shop = await openOwnShop(offerRings, { withoutFiles: true })
})
after(() => shop?.close())

for (const [ring, stock] of Object.entries(stocks) as [Ring, number][])
  test(`${BUYERS} buyers at once for ${stock} of a ring: ${stock} sold, the others told kindly, and all back when nobody pays`, async () => {
    const orders = await crowdBefore(ring)

    const first = await rush(orders)
    assert.equal(first.length, stock)
    assert.deepEqual(ringNow(ring), { free: 0, held: stock, pending: stock, paid: 0 })

    for (const page of first) await shop.stripe.expire(sessionOf(page))
    assert.deepEqual(ringNow(ring), { free: stock, held: 0, pending: 0, paid: 0 })

    const second = await rush(orders)
    assert.equal(second.length, stock)
    for (const page of second) await shop.stripe.pay(sessionOf(page))
    assert.deepEqual(ringNow(ring), { free: 0, held: stock, pending: 0, paid: stock })

    // Who has paid has an empty cart; pressing once more opens no other payment page.
    const third = await rush(orders)
    assert.deepEqual(third, Array(stock).fill('/cart'))
    const failures = shop.lines.filter((line) => line.includes('request failed'))
    assert.deepEqual(failures, [])
  })

/** Buyers who have filled in the checkout, each with a ring in the cart. */
async function crowdBefore(ring: Ring) {
  const orders: (() => Promise<Answer>)[] = []
  const wanted = [{ piece: ring, variant: ring }]
  const comeIn = async () => {
    while (orders.length < BUYERS) {
      const place = orders.push(() => Promise.reject(new Error('Not ready'))) - 1
      orders[place] = await readyToOrder(shop.shop, wanted)
    }
  }
  await Promise.all(Array.from({ length: 8 }, comeIn))
  return orders
}

/**
 * All press the button at the same moment. Returns where it leads those who get a ring; the others
 * get a page.
 */
async function rush(orders: (() => Promise<Answer>)[]): Promise<string[]> {
  const answers = await Promise.all(orders.map(pressPatiently))
  for (const { status, page } of answers)
    if (status !== 303) {
      assert.equal(status, 409, page)
      assert.match(page, /Sorry, a piece has just been sold/)
    }
  return answers.flatMap(({ status, location }) => (status === 303 ? [location] : []))
}

/**
 * The provider shares this computer with everybody else: whom it answers too late does as the page
 * says.
 */
async function pressPatiently(order: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await order()
    if (answer.status !== 503 || attempt === 5) return answer
    assert.match(answer.page, /The payment page won’t open at the moment/)
  }
}

const sessionOf = (page: string) => page.split('/').at(-1) ?? ''

/**
 * Pieces of a ring and its orders. Each order is whole: one line, one piece, priced, held while it
 * may be paid.
 */
function ringNow(ring: Ring) {
  return inDatabase(shop.place, (db) => {
    const row = db.prepare('select stock as free from variants where id = ?').get(ring)
    const orders = db
      .prepare(
        `select state, held, o.goods = l.unit_price * l.quantity and o.total = o.goods + o.delivery
            and held = iif(state = 'released', 0, 1) as whole
        from orders o left join order_lines l on l.order_id = o.id where l.variant_id = ? or l.id is null`,
      )
      .all(ring)
    for (const order of orders) assert.equal(order.whole, 1, JSON.stringify(order))
    return {
      free: row?.free,
      held: orders.reduce((sum, { held }) => sum + Number(held), 0),
      pending: orders.filter(({ state }) => state === 'pending').length,
      paid: orders.filter(({ state }) => state === 'paid').length,
    }
  })
}

async function offerRings(place: Place): Promise<void> {
  const persist = ['--persist-to', place.persistTo ?? '']
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', ...persist])
  inDatabase(place, (db) => {
    for (const [ring, stock] of Object.entries(stocks)) {
      db.prepare(
        `insert into products (id, handle, title, type, vendor, status, tags, description_html, options, facts,
          price_from, price_to, content_hash, created_at, updated_at)
        values (?1, ?1, 'Ring', 'Ring', 'Jegem', 'active', '[]', '', '[{"name":"Ring size","values":["52"]}]',
          '{"stones":[],"dimensions":{}}', 89000, 89000, '', 0, 0)`,
      ).run(ring)
      db.prepare(
        `insert into variants (id, product_id, position, active, option_values, price, stock, imported_stock,
          made_to_order, weight_grams) values (?1, ?1, 0, 1, '["52"]', 89000, ?2, ?2, 0, 5)`,
      ).run(ring, stock)
    }
  })
}

function inDatabase<T>(place: Place, act: (db: DatabaseSync) => T): T {
  const file = databaseFile(place)
  assert.ok(file)
  const db = new DatabaseSync(file)
  try {
    return act(db)
  } finally {
    db.close()
  }
}
