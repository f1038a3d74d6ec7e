import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { unpaidOrdersDeleted } from '../../src/orders/tables.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { isScan } from '../support/plans.ts'
import { addToCart, checkOut, mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { type Row, tablesOf } from '../support/rows.ts'
import { bindings, clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

const DAY = 86_400
const ask = async (sql: string): Promise<Row[]> =>
  (await bindings.DB.prepare(sql).all<Row>()).results

/** Every row of every table in which one of these texts stands. */
async function rowsWith(...texts: string[]): Promise<string[]> {
  const found: string[] = []
  for (const table of await tablesOf(ask))
    for (const row of await ask(`SELECT * FROM "${table}"`)) {
      const written = JSON.stringify(row)
      if (texts.some((text) => written.includes(text))) found.push(`${table}: ${written}`)
    }
  return found
}

const countedOn = async (at: number) => {
  const day = new Date(at * 1000).toISOString().slice(0, 10)
  const [row] = await db.select().from(unpaidOrdersDeleted).where(eq(unpaidOrdersDeleted.day, day))
  return row?.orders ?? 0
}

test.each(['orders', 'order_lines'])(
  'what points to a row of %s is found by index when it goes',
  async (table) => {
    const plan = await ask(`EXPLAIN QUERY PLAN DELETE FROM ${table} WHERE rowid = 1`)
    expect(plan.map(({ detail }) => String(detail)).filter(isScan)).toEqual([])
  },
)

test('of an order that nobody paid no row is left after a week, only the count of its day', async () => {
  const ring = await offerRing({ stock: 2 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await stripe.decline(order.session)
  later(3600)
  await clockStrikes()
  const { placedAt, emailDigest, cartId, contact } = await orderNow(order.id)
  expect(await mailsOf(order.id)).toEqual(['payment-failed'])
  expect((await rowsWith(order.id, emailDigest)).length).toBeGreaterThan(5)

  later(6 * DAY)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('released')
  later(DAY)
  await clockStrikes()
  expect(await rowsWith(order.id, order.number, emailDigest, contact)).toEqual([])
  expect(await countedOn(placedAt)).toBe(1)
  expect(await stockOf(ring.variant)).toBe(2)
  // The cart is its shopper's for thirty days.
  expect(await rowsWith(cartId)).not.toEqual([])
  expect((await shopper.get(`/orders/${order.number}`)).status).toBe(404)
})

test('what was paid stays, also late, refunded, disputed; and what the owner must look at', async () => {
  const ring = await offerRing({ stock: 9 })
  const paid = await placeOrder(visitor(), ring)
  await stripe.pay(paid.session)
  const refunded = await placeOrder(visitor(), ring)
  await stripe.pay(refunded.session)
  await stripe.refund(refunded.session)
  const lost = await placeOrder(visitor(), ring)
  await bindings.DB.prepare("update orders set session_id = 'cs_elsewhere' where id = ?")
    .bind(lost.id)
    .run()
  later(30 * DAY)
  await clockStrikes()
  later(8 * DAY)
  await clockStrikes()
  for (const { id } of [paid, refunded, lost]) expect((await orderNow(id)).id).toBe(id)
  expect((await orderNow(lost.id)).attention).toBe('payment-unknown')
})

test('no order that matters can be deleted, and no history without its order', async () => {
  const paid = await placeOrder(visitor(), await offerRing())
  await stripe.pay(paid.session)
  const waiting = await placeOrder(visitor(), await offerRing())
  for (const { id } of [paid, waiting]) {
    await expect(ask(`DELETE FROM orders WHERE id = '${id}'`)).rejects.toThrow('orders that matter')
    await expect(ask(`DELETE FROM order_events WHERE order_id = '${id}'`)).rejects.toThrow(
      'append-only',
    )
  }
  later(3600)
  await clockStrikes()
  await expect(ask(`DELETE FROM order_events WHERE order_id = '${waiting.id}'`)).rejects.toThrow(
    'append-only',
  )
  await ask(`DELETE FROM orders WHERE id = '${waiting.id}'`)
  expect(await rowsWith(waiting.id)).toEqual([])
})

test('one stroke of the clock deletes all that is too old: 350 orders, 1,300 carts', async () => {
  await clockStrikes()
  const ring = await offerRing({ stock: 0, madeToOrder: true })
  const { id } = await placeOrder(visitor(), ring)
  later(3600)
  await clockStrikes()
  const columns = async (table: string) =>
    (await ask(`PRAGMA table_info("${table}")`)).map(({ name }) => String(name))
  const copies = async (
    table: string,
    where: string,
    changed: Record<string, string>,
    n: number,
  ) => {
    const values = (await columns(table)).map((name) => changed[name] ?? `"${name}"`)
    await ask(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${n})
      INSERT INTO "${table}" SELECT ${values} FROM n, "${table}" WHERE ${where}`)
  }
  const other = { id: "id || '-' || n", number: 'n', form_key: 'n', session_id: 'NULL' }
  await copies('orders', `id = '${id}'`, other, 349)
  const cart = { id: "id || '-' || n", token_hash: 'n' }
  await copies('carts', 'id = (SELECT id FROM carts LIMIT 1)', cart, 1300)
  later(40 * DAY)
  await clockStrikes()
  expect(await ask("SELECT id FROM orders WHERE state = 'released' AND attention IS NULL")).toEqual(
    [],
  )
  expect(await ask('SELECT id FROM carts')).toEqual([])
  expect(await ask('SELECT * FROM order_holders')).toEqual([])
}, 60_000)

test('carts, forms and networks of yesterday are forgotten; today’s limits hold', async () => {
  const ring = await offerRing({ stock: 0, madeToOrder: true })
  const headers = { 'CF-Connecting-IP': '2001:db8:ca:1::1' }
  const answers = []
  for (let cart = 0; cart < 31; cart++) answers.push(await addToCart(visitor({ headers }), ring))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(30)
  expect(answers.at(-1)?.page).toContain('More has been put into carts from here today')
  const neighbour = visitor({ headers: { 'CF-Connecting-IP': '2001:db8:ca:2::1' } })
  expect((await addToCart(neighbour, ring)).status).toBe(303)
  later(DAY + 60)
  await clockStrikes()
  expect(await ask('SELECT * FROM cart_networks')).toEqual([])
  expect(await ask('SELECT * FROM cart_submissions')).toEqual([])
  expect((await addToCart(visitor({ headers }), ring)).status).toBe(303)
})

test('a cart takes 200 forms a day', async () => {
  const ring = await offerRing({ stock: 0, madeToOrder: true })
  const shopper = visitor()
  await addToCart(shopper, ring)
  await ask(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 199)
    INSERT INTO cart_submissions SELECT cart_id, n, at FROM n, (SELECT * FROM cart_submissions ORDER BY rowid DESC LIMIT 1)`)
  const refused = await addToCart(shopper, ring)
  expect(refused.status).not.toBe(303)
  expect(refused.page).toContain('More has been put into carts from here today')
  later(DAY + 1)
  await clockStrikes()
  expect((await addToCart(shopper, ring)).status).toBe(303)
  expect((await checkOut(shopper)).status).toBe(303)
})

test('an order with money in the books stays, and keeps no other from going', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 1 }))
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after', times: 2 })
  await checkOut(shopper)
  const session = stripe.sessions.at(-1)
  const order = await orderNow(session?.client_reference_id ?? '')
  stripe.webhooks.hold()
  await stripe.pay(session?.id ?? '')
  await stripe.refund(session?.id ?? '')
  await stripe.webhooks.release()
  later(2 * 3600)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('released')
  const booked = () => ask(`select gross from journal where order_id = '${order.id}'`)
  expect(await booked()).toHaveLength(2)
  const other = await placeOrder(visitor(), await offerRing())
  later(9 * DAY)
  await clockStrikes()
  later(DAY)
  await clockStrikes()
  expect(await booked()).toHaveLength(2)
  expect((await orderNow(order.id)).id).toBe(order.id)
  expect(await ask(`select id from orders where id = '${other.id}'`)).toEqual([])
})
