import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { returnPieces, returns } from '../../../../src/fulfilment/tables.ts'
import { orderChanges, orderLines, orders } from '../../../../src/orders/tables.ts'
import { refunds } from '../../../../src/payments/tables.ts'
import { wallClock } from '../../../../src/platform/calendar-date.ts'
import { now } from '../../../../src/platform/clock.ts'
import { formatShortDate } from '../../../../src/platform/format-date.ts'
import { seal } from '../../../../src/platform/sealing.ts'
import { atTheDesk } from '../../../support/desk.ts'
import { piecesNow, sell, sellAndPay } from '../../../support/fulfilment.ts'
import { bindings, config, db, stripe } from '../../../support/shop.ts'

const desk = await atTheDesk('desk')
const owner = await atTheDesk('owner')
const DAY = 86_400

/** Nothing that a test has left waits for the next one. */
afterEach(async () => {
  await db.update(orders).set({ attention: null, disputed: false, disputeDue: null })
  await db.update(returns).set({ state: 'withdrawn' }).where(eq(returns.state, 'asked'))
  // Of what came so long ago somebody has decided.
  await db.update(returns).set({ askedAt: 1 })
  await db.update(refunds).set({ assigned: true })
  await db.update(orderChanges).set({ state: 'dropped' })
  await bindings.DB.exec(
    "update refunds set state = 'cancelled' where state in ('asked', 'pending')",
  )
})

/** A card of the page by its id, as text; null: it is not there. */
async function card(id: string, who = desk): Promise<string | null> {
  const part = (await pageOf(who)).split(`<section class="panel" id="${id}"`)[1]
  return (
    part
      ?.split('</section>')[0]
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ') ?? null
  )
}

async function pageOf(who = desk): Promise<string> {
  const { page, status } = await who.get('/admin')
  expect(status).toBe(200)
  expect(page.length).toBeLessThan(50_000)
  return page
}

async function refund(orderId: string, values: Partial<typeof refunds.$inferInsert>) {
  const id = crypto.randomUUID()
  await db.insert(refunds).values({
    ...{ id, orderId, state: 'pending', way: 'provider', madeBy: 'desk', amount: 5_000 },
    ...{ currency: 'EUR', reason: 'goodwill', tell: false, assigned: true, askedAt: now() },
    ...values,
  })
  return id
}

async function askReturn(orderId: string, values: Partial<typeof returns.$inferInsert> = {}) {
  const id = crypto.randomUUID()
  const [piece] = await piecesNow(orderId)
  await db.insert(returns).values({
    ...{ id, orderId, state: 'asked', reason: 'wrong-size', askedAt: now() },
    ...values,
  })
  const came = values.state === 'received'
  await db.insert(returnPieces).values({
    ...{ returnId: id, pieceId: piece?.id ?? '', live: true },
    ...(came && { condition: 'as-sent' as const, receivedAt: now() }),
  })
  return id
}

test('disputes by the day on which they must be answered, red when that is in three days', async () => {
  const [late, soon, never] = [
    await sellAndPay([{ title: 'Alba ring' }]),
    await sellAndPay([{ title: 'Sol ring' }]),
    await sellAndPay([{ title: 'Mare ring' }]),
  ]
  for (const order of [never, late, soon]) await stripe.dispute(order.session)
  const due = async (id: string, disputeDue: number | null) =>
    db.update(orders).set({ disputeDue }).where(eq(orders.id, id))
  await due(late.id, now() + 4 * DAY)
  await due(soon.id, now() + 3 * DAY)
  await due(never.id, null)
  const text = (await card('disputes')) ?? ''
  expect(text).toMatch(/Disputes All 3 .*Sol ring.*Alba ring.*Mare ring Nothing now/)
  const day = formatShortDate(wallClock(now() + 3 * DAY, config.shop.time_zone).date, 'en-IE')
  expect(text).toContain(`Answer by ${day}, 3 days left`)
  expect(text).toContain('Anna')
  const page = await pageOf()
  expect(page.match(/status-bad">Answer by/g)).toHaveLength(1)
  expect(page).toContain(`href="/admin/orders/${soon.number}/dispute"`)
  // They are a list of their own.
  expect(await card('decisions')).toBe(null)
  const list = await desk.get('/admin/orders?money=disputed')
  expect(list.page.match(/<th scope="row"/g)).toHaveLength(3)
})

test('refunds that failed or take longer than three days, and whose page who may refund is led to', async () => {
  const [failed, slow, fresh] = [
    await sellAndPay([{}]),
    await sellAndPay([{}]),
    await sellAndPay([{}]),
  ]
  await refund(failed.id, { state: 'failed', askedAt: now() - 9 * DAY })
  const last = await refund(failed.id, { state: 'failed', amount: 6_100, askedAt: now() - 8 * DAY })
  await db.update(orders).set({ attention: 'refund-failed' }).where(eq(orders.id, failed.id))
  await refund(slow.id, { state: 'pending', askedAt: now() - 4 * DAY })
  await refund(fresh.id, { state: 'asked', askedAt: now() - 2 * DAY })
  const text = (await card('refunds')) ?? ''
  expect(text).toMatch(/Refunds that did not arrive 2 /)
  expect(text).toMatch(new RegExp(`${failed.number} .*Did not arrive .*€61 `))
  expect(text).toMatch(new RegExp(`${slow.number} .*Under way for more than three days`))
  expect(text).not.toContain(fresh.number)
  expect(await pageOf(owner)).toContain(`href="/admin/refunds/${last}"`)
  expect(await pageOf()).not.toContain('/admin/refunds/')
  // What was made good is settled.
  await db.update(orders).set({ attention: null }).where(eq(orders.id, failed.id))
  expect(await card('refunds')).not.toContain(failed.number)
})

test('a refund made at the provider waits until somebody says what it was for', async () => {
  const { id, number } = await sellAndPay([{}])
  const made = await refund(id, { state: 'succeeded', madeBy: 'provider', assigned: false })
  expect(await card('to-assign')).toMatch(new RegExp(`${number} .*Say what it was for.*€50`))
  await db.update(refunds).set({ assigned: true }).where(eq(refunds.id, made))
  expect(await card('to-assign')).toBe(null)
})

test('a return waits for its answer, and when it came for its money', async () => {
  const order = await sellAndPay([{ title: 'Nova ring' }])
  const id = await askReturn(order.id)
  expect(await card('returns-asked')).toMatch(new RegExp(`${order.number} .*Nova ring Today`))
  expect(await pageOf()).toContain(`href="/admin/returns/${id}"`)
  const state = async (to: 'agreed' | 'received') =>
    db.update(returns).set({ state: to }).where(eq(returns.id, id))
  await state('agreed')
  expect(await card('returns-asked')).toBe(null)
  expect(await card('returns-came')).toBe(null)
  await state('received')
  await db.update(returnPieces).set({ condition: 'as-sent', receivedAt: now() })
  expect(await card('returns-came')).toMatch(new RegExp(`${order.number} .*Nova ring`))
  const first = await refund(order.id, { returnId: id, state: 'pending' })
  expect(await card('returns-came')).toBe(null)
  await db.update(refunds).set({ state: 'failed' }).where(eq(refunds.id, first))
  expect(await card('returns-came')).toContain(order.number)
})

test('a return whose piece was refunded in another way is done', async () => {
  const order = await sellAndPay([{}])
  await askReturn(order.id, { state: 'received' })
  expect(await card('returns-came')).toContain(order.number)
  await db.update(orderLines).set({ refundedUnits: 1 }).where(eq(orderLines.orderId, order.id))
  expect(await card('returns-came')).toBe(null)
})

test('transfers that are awaited, those that have waited longest first', async () => {
  const [young, old] = [await sell([{}]), await sell([{}])]
  for (const { id } of [young, old])
    await db
      .update(orders)
      .set({ provider: 'transfer', state: 'processing' })
      .where(eq(orders.id, id))
  await db
    .update(orders)
    .set({ placedAt: now() - 5 * DAY })
    .where(eq(orders.id, old.id))
  expect(await card('transfers')).toMatch(
    new RegExp(`look for 2 .*${old.number} .*€904.90.*${young.number}`),
  )
  await db.update(orders).set({ state: 'released' }).where(eq(orders.provider, 'transfer'))
  expect(await card('transfers')).toBe(null)
})

test('a change waits for the payment of what it costs more', async () => {
  const { id, number } = await sellAndPay([{}])
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, id))
  const change = crypto.randomUUID()
  const sealed = (column: 'before' | 'after') =>
    seal(config.sealingKeys, `order_changes.${column}:${change}`, '{}')
  await db.insert(orderChanges).values({
    ...{ id: change, orderId: id, fromLine: line?.id ?? '', lineId: line?.id ?? '', units: 1 },
    ...{ before: await sealed('before'), after: await sealed('after'), difference: 12_000 },
    ...{ leaves: 'ready', enters: 'ready', state: 'waiting', staffId: 'x', at: now() },
  })
  expect(await card('changes')).toMatch(new RegExp(`${number} .*€120`))
  await db.update(orderChanges).set({ state: 'dropped' })
  expect(await card('changes')).toBe(null)
})

test('the top of the page says how much there is of what, and leads to it', async () => {
  const { session } = await sellAndPay([{}])
  await stripe.dispute(session)
  const page = await pageOf()
  expect(page).toContain('<a href="#disputes">Disputes <strong>1</strong></a>')
  expect(page).toMatch(/<a href="#send">Ready to send <strong>\d+<\/strong>/)
  expect(page).not.toContain('href="#refunds"')
  expect(page.indexOf('id="disputes"')).toBeLessThan(page.indexOf('id="send"'))
})

test('a list of seven disputes shows five, and says how many there are', async () => {
  for (let n = 0; n < 7; n++) await stripe.dispute((await sellAndPay([{}])).session)
  const text = (await card('disputes')) ?? ''
  expect(text.match(/J-\w{8}/g)).toHaveLength(5)
  expect(text).toContain('All 7')
})

test('no name is shown to the workshop, which has no such page', async () => {
  await sellAndPay([{}])
  expect(await pageOf()).toContain('Anna Lind')
  const { page, status } = await (await atTheDesk('workshop')).get('/admin')
  expect(page).not.toContain('Anna Lind')
  expect([200, 303, 403]).toContain(status)
})

test('a name that cannot be opened takes no list with it', async () => {
  const { id, number } = await sellAndPay([{}])
  await bindings.DB.prepare(
    "update orders set contact = 'k1:AAAA', ready_by = '2020-01-01' where id = ?",
  )
    .bind(id)
    .run()
  expect(await pageOf()).toContain(number)
})
