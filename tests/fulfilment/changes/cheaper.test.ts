import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { orders } from '../../../src/orders/tables.ts'
import { refundsOfOrder } from '../../../src/payments/refund-queries.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { losingOneAnswer } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { clockStrikes, db, later, stripe } from '../../support/shop.ts'
import { asked, change, changesNow, countOf, deskOf, linesNow, PRICE, sellSize } from './support.ts'

vi.spyOn(console, 'error').mockReturnValue()
vi.spyOn(console, 'warn').mockReturnValue()

const cheaper = { price: PRICE - 2_000 }
const refundsNow = (orderId: string) => refundsOfOrder(db, orderId)

test('a cheaper size: changed at once, and the difference goes back by line', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper }, { quantity: 2 })
  await sendDueMails()
  const act = crypto.randomUUID()
  expect(await change(sold, { to: '54', act, tell: true })).toEqual({ ok: true, state: 'applied' })
  expect(await refundsNow(sold.id)).toMatchObject([
    {
      ...{ id: act, amount: 4_000, state: 'succeeded', reason: 'changed', way: 'provider' },
      lines: [{ lineId: sold.line, units: 0, amount: 4_000 }],
    },
  ])
  expect(await orderNow(sold.id)).toMatchObject({ refunded: 4_000, state: 'paid' })
  expect(await linesNow(sold.id)).toMatchObject([
    { unitPrice: PRICE, quantity: 2, refunded: 4_000, refundedUnits: 0, held: 2 },
  ])
  expect(await changesNow(sold.id)).toMatchObject([{ difference: -4_000, refundId: act }])
  const mails = await sendDueMails()
  const [mail] = mails.filter(({ subject }) => subject.includes('has been changed'))
  expect(mail?.text).toContain('It costs €40 less. We’re sending that back to you.')
})

test('some of a line: the difference goes back for the new line', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper }, { quantity: 3 })
  const act = crypto.randomUUID()
  await change(sold, { to: '54', units: 1, act })
  expect(await refundsNow(sold.id)).toMatchObject([
    { amount: 2_000, lines: [{ lineId: act, amount: 2_000 }] },
  ])
  expect((await linesNow(sold.id)).map(({ refunded }) => refunded)).toEqual([0, 2_000])
})

test('back to the dearer one costs what came back, and no more', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper })
  await change(sold, { to: '54' })
  expect(await asked(sold, { to: '52' })).toMatchObject({ difference: 2_000 })
})

test('prices that have risen since are nobody’s: another size at today’s price costs nothing', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  await db.run(`update variants set price = price + 7000 where id like '${sold.ids[52]}%'`)
  await db.run(`update variants set price = price + 7000 where id like '${sold.ids[54]}%'`)
  expect(await change(sold, { to: '54' })).toEqual({ ok: true, state: 'applied' })
  expect(await changesNow(sold.id)).toMatchObject([{ difference: 0, after: { price: PRICE } }])
})

test('who may not send money back cannot make it, and nothing changes', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper })
  expect(await change(sold, { to: '54', desk: deskOf('desk') })).toEqual({
    ok: false,
    reason: 'may-not-refund',
  })
  expect(await changesNow(sold.id)).toEqual([])
})

test('what has gone back before does not go back again', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: 1_000 } })
  await db.run(
    `insert into refunds (id, order_id, state, way, made_by, amount, currency, reason, tell, assigned, asked_at)
      values ('r-${sold.id}', '${sold.id}', 'pending', 'cash', 'desk', 50000, 'EUR', 'goodwill', 0, 1, 0)`,
  )
  const result = await change(sold, { to: '54' })
  expect(result).toEqual({ ok: false, reason: 'more-than-paid' })
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[52], held: 1 }])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([9, 0])
})

test('a form posted twice, or whose answer got lost, sends the difference once', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper })
  const { d1 } = losingOneAnswer('audit_log')
  const form = await asked(sold, { to: '54' })
  expect(await changeLine(deskOf('owner', d1), form)).toMatchObject({ ok: true })
  expect(await changeLine(deskOf(), form)).toMatchObject({ ok: true })
  expect(await refundsNow(sold.id)).toHaveLength(1)
  expect(await orderNow(sold.id)).toMatchObject({ refunded: 2_000 })
})

test('a provider that does not answer: it is changed, and the clock sends the money', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper })
  stripe.faults.order({ endpoint: 'refunds.create', kind: 'error-before', times: 2 })
  expect(await change(sold, { to: '54' })).toMatchObject({ ok: true })
  expect(await refundsNow(sold.id)).toMatchObject([{ state: 'asked' }])
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[54] }])
  stripe.faults.clear()
  later(120)
  await clockStrikes()
  expect(await refundsNow(sold.id)).toMatchObject([{ state: 'succeeded' }])
  expect(await orderNow(sold.id)).toMatchObject({ refunded: 2_000 })
})

test('nothing goes back for a change by itself where another currency was paid', async () => {
  const sold = await sellSize({ 52: {}, 54: cheaper })
  await db.update(orders).set({ paidCurrency: 'JPY' }).where(eq(orders.id, sold.id))
  expect(await change(sold, { to: '54' })).toEqual({ ok: false, reason: 'other-currency' })
  expect(await refundsNow(sold.id)).toEqual([])
})

test('one of two that cost less since is refunded at what it came to, and the other as well', async () => {
  const owner = await atTheDesk('owner')
  const sold = await sellSize({ 52: {}, 54: cheaper }, { quantity: 2 })
  await change(sold, { to: '54' })
  const path = `/admin/orders/${sold.number}/refund`
  for (const left of [PRICE - 2_000, 0]) {
    const form = (await owner.get(path)).page
    expect(form).toContain(left > 0 ? '€870 each' : '€870')
    const chosen = { 'line-0': 'yes', 'units-0': '1', 'amount-0': '', reason: 'returned' }
    const shown = await owner.submit(path, form, { ...chosen, way: 'provider' })
    await owner.submit(path, shown.page, { do: 'send' })
    expect((await refundsNow(sold.id)).at(-1)?.lines).toMatchObject([
      { units: 1, amount: PRICE - 2_000 },
    ])
  }
})
