import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fillIn } from '../bench/buyer.ts'
import { type Answer, createShopper } from '../bench/shopper.ts'
import { inDatabase, type Place } from '../stand-ins/local-database.ts'
import { openOwnShop } from '../stand-ins/own-shop.ts'
import { prepareDatabase } from '../stand-ins/prepare-database.ts'

const BUYERS = 200
/** As many rings come in after the last one was sold. */
const MORE = 59
const HANDLE = 'tide-hammered-ring'

type Buyer = () => Promise<Answer>

let shop: Awaited<ReturnType<typeof openOwnShop>>
let ring: string
let crowd: Buyer[]

before(async () => {
  // Recording what the Worker does would cost more than most of what it does.
  process.env.X_LOCAL_OBSERVABILITY = 'false'
  shop = await openOwnShop(offerLastRing, { withoutFiles: true, paypal: true })
  crowd = await comeIn()
})
after(() => shop?.close())

test(`${BUYERS} buyers at once for the last ring, with either provider: one gets it, the others are told kindly`, async () => {
  const first = await rush(crowd, 0)
  assert.equal(first.length, 1)
  assert.deepEqual(ringNow(), { free: 0, held: 1, pending: 1, paid: 0 })
  await payAll(first)
  assert.deepEqual(ringNow(), { free: 0, held: 1, pending: 0, paid: 1 })
  assert.equal(expectNobodyElseCharged(), 1)
})

test(`the same crowd for ${MORE} more: all back when nobody pays in time, then ${MORE} sold, and nobody else is charged`, async () => {
  setStock(shop.place, MORE)
  const first = await rush(crowd, 1)
  assert.equal(first.length, MORE)
  assert.ok(first.some(isAtPayPal) && !first.every(isAtPayPal))
  assert.deepEqual(ringNow(), { free: 0, held: MORE + 1, pending: MORE, paid: 1 })

  // Their time is over. PayPal does not know it, and its payers agree at this very moment.
  inDatabase(shop.place, (db) =>
    db.exec("update orders set hold_until = unixepoch() - 1 where state = 'pending'"),
  )
  await Promise.all([
    shop.clockStrikes(),
    ...first.map((got) =>
      isAtPayPal(got) ? shop.paypal.approve(payment(got)) : shop.stripe.expire(payment(got)),
    ),
  ])
  assert.deepEqual(ringNow(), { free: MORE, held: 1, pending: 0, paid: 1 })
  assert.equal(expectNobodyElseCharged(), 1)
  // Else those of them who come to the last ring would have to wait for others (holds.test.ts).
  inDatabase(shop.place, (db) => db.exec('delete from order_holders'))

  const second = await rush(crowd, 1)
  assert.equal(second.length, MORE)
  await payAll(second)
  assert.deepEqual(ringNow(), { free: 0, held: MORE + 1, pending: 0, paid: MORE + 1 })
  assert.equal(expectNobodyElseCharged(), MORE + 1)

  const again = second.map(({ press }) => press)
  assert.deepEqual(await rush(again, MORE), [])
  const failures = shop.lines.filter((line) => line.includes('request failed'))
  assert.deepEqual(failures, [])
})

/** Buyers who have filled in the checkout, each with the ring in the cart; every other chooses PayPal. */
async function comeIn() {
  // The ring's page is the same for everybody.
  const { page } = await createShopper(shop.shop).get(`/products/${HANDLE}?variant=${ring}`)
  const buyers: Buyer[] = []
  const nextOne = async () => {
    while (buyers.length < BUYERS) {
      const place = buyers.push(() => Promise.reject(new Error('Not ready'))) - 1
      const shopper = createShopper(shop.shop)
      await shopper.submit('/cart/add', page, { variant: ring, quantity: '1' })
      const checkout = await shopper.get('/checkout')
      assert.equal(checkout.status, 200, checkout.page)
      const fill = fillIn(shopper, checkout.page)
      const pay = place % 2 === 0 ? 'paypal' : 'stripe'
      buyers[place] = () => fill({ pay })
    }
  }
  await Promise.all(Array.from({ length: 8 }, nextOne))
  return buyers
}

/** Who got a ring, and the payment page. */
type Got = { press: Buyer; page: string }

/**
 * All press the button at the same moment. Returns the payment pages of those who get a ring; the
 * others get a page of the shop.
 *
 * @param paid how many have paid before: they have an empty cart, and get no other payment page
 */
async function rush(buyers: Buyer[], paid: number): Promise<Got[]> {
  const answers = await Promise.all(buyers.map(pressPatiently))
  for (const { status, page } of answers)
    if (status !== 303) {
      assert.equal(status, 409, page)
      assert.match(page, /Sorry, a piece has just been sold/)
    }
  const led = answers.map(({ location }, at) => ({ press: buyers[at] as Buyer, page: location }))
  const got = led.filter(({ page }) => page !== '' && page !== '/cart')
  assert.equal(led.filter(({ page }) => page === '/cart').length, paid)
  return got
}

/**
 * The providers share this computer with everybody else: whom they answer too late does as the page
 * says.
 */
async function pressPatiently(order: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await order()
    if (answer.status !== 503 || attempt === 5) return answer
    assert.match(answer.page, /isn’t available at the moment/)
  }
}

const isAtPayPal = ({ page }: Got) => page.includes('/checkoutnow?')
/** A payment by the name that its provider has for it. */
const payment = ({ page }: Got) => /[^/=]+$/.exec(page)?.[0] ?? ''

/** All pay at the same moment. */
const payAll = (all: Got[]) =>
  Promise.all(
    all.map((got) =>
      isAtPayPal(got) ? shop.paypal.approve(payment(got)) : shop.stripe.pay(payment(got)),
    ),
  )

/** The providers took money for the orders that are paid and for no other. Returns how many. */
function expectNobodyElseCharged(): number {
  const sessions = shop.stripe.sessions.filter((session) => session.payment_status === 'paid')
  const approved = shop.paypal.orders.flatMap(({ unit, captures }) =>
    captures.map(() => unit.custom_id),
  )
  const charged = [...sessions.map((session) => session.client_reference_id), ...approved]
  const paid = inDatabase(shop.place, (db) =>
    db.prepare("select id from orders where state = 'paid'").all(),
  )
  assert.deepEqual(charged.sort(), paid.map(({ id }) => id).sort())
  return charged.length
}

/**
 * Pieces of the ring and its orders. Each order is whole: one line, one piece, priced, held while it
 * may be paid.
 */
function ringNow() {
  return inDatabase(shop.place, (db) => {
    const row = db.prepare('select stock as free from variants where id = ?').get(ring)
    const orders = db
      .prepare(
        `select state, held, o.goods = l.unit_price * l.quantity and o.total = o.goods + o.delivery
            and held = iif(state = 'released', 0, 1) as whole
        from orders o left join order_lines l on l.order_id = o.id`,
      )
      .all()
    for (const order of orders) assert.equal(order.whole, 1, JSON.stringify(order))
    return {
      free: row?.free,
      held: orders.reduce((sum, { held }) => sum + Number(held), 0),
      pending: orders.filter(({ state }) => state === 'pending').length,
      paid: orders.filter(({ state }) => state === 'paid').length,
    }
  })
}

async function offerLastRing(place: Place): Promise<void> {
  await prepareDatabase(place, { encodeLater: true })
  const found = inDatabase(place, (db) =>
    db
      .prepare(
        'select v.id from variants v join products p on p.id = v.product_id where p.handle = ?',
      )
      .get(HANDLE),
  )
  ring = String(found?.id)
  setStock(place, 1)
}

const setStock = (place: Place, stock: number) =>
  inDatabase(place, (db) =>
    db.prepare('update variants set stock = ? where id = ?').run(stock, ring),
  )
