import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fillIn } from '../bench/buyer.ts'
import { createShopper } from '../bench/shopper.ts'
import { inDatabase, type Place } from '../stand-ins/local-database.ts'
import { openOwnShop } from '../stand-ins/own-shop.ts'
import { prepareDatabase } from '../stand-ins/prepare-database.ts'

const HANDLE = 'tide-hammered-ring'

let shop: Awaited<ReturnType<typeof openOwnShop>>
/** Sizes of a ring, of each of which there is one. */
let sizes: string[] = []

before(async () => {
  process.env.X_LOCAL_OBSERVABILITY = 'false'
  const patience = { never: 60_000, slow: 60_000 }
  shop = await openOwnShop(offerSizes, { withoutFiles: true, paypal: true, patience })
})
after(() => shop?.close())

test('killed while money is taken, the shop finds out how it stands: each order is paid once, for one ring', async () => {
  const { paypal, stripe } = shop
  // What they tell the shop comes when the test says so.
  for (const provider of [paypal, stripe]) provider.webhooks.hold()
  const byCard = await place('stripe')
  const byReturn = await place('paypal')
  const byWebhook = await place('paypal')
  const byClock = await place('paypal')
  const untaken = await place('paypal')
  const orders = [byCard, byReturn, byWebhook, byClock, untaken]

  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'timeout', times: 9 })
  paypal.faults.order({ endpoint: 'orders.capture', kind: 'slow', times: 3 })
  paypal.faults.order({ endpoint: 'orders.capture', kind: 'timeout', times: 9 })
  const taken = [byCard, byReturn, byWebhook, byClock]
  for (const order of orders) await order.agree()
  const lost = Promise.allSettled(taken.map((order) => order.comeBack()))
  await until(() => taken.every(isTaken) && stripe.faults.pending()[0]?.times !== 9)
  const lostToo = Promise.allSettled([untaken.comeBack()])
  await until(() => paypal.faults.pending()[0]?.times !== 9)
  await shop.kill()
  const answers = [...(await lost), ...(await lostToo)]
  assert.ok(answers.every(({ status }) => status === 'rejected'))
  for (const provider of [paypal, stripe]) provider.faults.clear()
  for (const { id } of orders) assert.equal(stateOf(id), 'pending')
  assert.ok(!isTaken(untaken))

  await shop.startAgain()
  for (const order of [byCard, byReturn]) {
    await order.comeBack()
    assert.equal(stateOf(order.id), 'paid')
  }
  const told = paypal.events.find(({ event }) => JSON.stringify(event).includes(byWebhook.id))
  await paypal.webhooks.resend(told?.event.id ?? '')
  assert.equal(stateOf(byWebhook.id), 'paid')
  // Until it is sure what PayPal has taken, nobody pays a second time.
  const other = await untaken.press({ pay: 'stripe' })
  assert.equal(other.status, 503)
  assert.match(other.page, /If you’ve just paid, we’ll email you/)
  timeIsOver(byClock)
  await shop.clockStrikes()
  assert.equal(stateOf(byClock.id), 'paid')
  claimIsOver(untaken)
  await untaken.comeBack()
  assert.equal(stateOf(untaken.id), 'paid')

  // What they tell afterwards changes nothing.
  await Promise.all([paypal.webhooks.release(), stripe.webhooks.release()])
  await shop.clockStrikes()
  for (const order of orders) {
    assert.ok(isTaken(order))
    assert.deepEqual(found(order.id), {
      state: 'paid',
      isFull: 1,
      units: 1,
      free: 0,
      times: 1,
      mails: 1,
    })
  }
})

type Placed = Awaited<ReturnType<typeof place>>

/** Somebody orders the next size, up to the page of a provider. */
async function place(pay: 'stripe' | 'paypal') {
  const variant = sizes.pop() ?? ''
  const shopper = createShopper(shop.shop)
  const { page } = await shopper.get(`/products/${HANDLE}?variant=${variant}`)
  await shopper.submit('/cart/add', page, { variant, quantity: '1' })
  const press = fillIn(shopper, (await shopper.get('/checkout')).page)
  const { location } = await press({ pay })
  const payment = /[^/=]+$/.exec(location)?.[0] ?? ''
  const row = inDatabase(shop.place, (db) =>
    db.prepare('select id, number from orders where session_id = ?').get(payment),
  )
  return {
    ...{ id: String(row?.id), pay, payment, press },
    agree: () => (pay === 'paypal' ? shop.paypal.approve(payment) : shop.stripe.pay(payment)),
    comeBack: () => shopper.get(`/checkout/return?order=${row?.number}`),
  }
}

/** Whether its provider has the money of an order, once. */
function isTaken({ pay, payment }: Placed): boolean {
  if (pay === 'paypal') return shop.paypal.order(payment).captures.length === 1
  return shop.stripe.sessions.find(({ id }) => id === payment)?.payment_status === 'paid'
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 6000; !isSo(); await wait(20))
    assert.ok(Date.now() < end, 'It has not come to that')
}

const stateOf = (id: string) =>
  inDatabase(shop.place, (db) => db.prepare('select state from orders where id = ?').get(id)?.state)

/** What became of an order. */
function found(id: string) {
  const row = inDatabase(shop.place, (db) =>
    db
      .prepare(
        `select state, o.paid = o.total as isFull, held as units, v.stock as free,
          (select count(*) from order_events where order_id = o.id and kind = 'paid') as times,
          (select count(*) from outbox where subject_id = o.id and kind = 'order-confirmed') as mails
        from orders o join order_lines l on l.order_id = o.id join variants v on v.id = l.variant_id
        where o.id = ?`,
      )
      .get(id),
  )
  return { ...row }
}

/** A minute later. */
const claimIsOver = ({ id }: Placed) =>
  inDatabase(shop.place, (db) =>
    db.prepare('update orders set await_until = unixepoch() - 1 where id = ?').run(id),
  )

/** Half an hour later. */
const timeIsOver = ({ id }: Placed) =>
  inDatabase(shop.place, (db) =>
    db
      .prepare(
        'update orders set hold_until = unixepoch() - 1, await_until = unixepoch() - 1 where id = ?',
      )
      .run(id),
  )

async function offerSizes(place: Place): Promise<void> {
  await prepareDatabase(place, { encodeLater: true })
  sizes = inDatabase(place, (db) => {
    const of = `select id from products where handle = '${HANDLE}'`
    db.exec(`update variants set stock = 1 where product_id = (${of})`)
    return db
      .prepare(`select id from variants where product_id = (${of})`)
      .all()
      .map(({ id }) => String(id))
  })
}
