import { expect, test, vi } from 'vitest'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { callChangeOff } from '../../../src/fulfilment/changes/drop-change.ts'
import { refundsOfOrder } from '../../../src/payments/refund-queries.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import {
  auditOf,
  losingOneAnswer,
  mailsAbout,
  moveAll,
  overtakenAt,
  piecesNow,
} from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { clockStrikes, db, later, stripe } from '../../support/shop.ts'
import {
  asked,
  change,
  changesNow,
  countOf,
  deskOf,
  linesNow,
  PRICE,
  paymentOf,
  sellSize,
} from './support.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

const dearer = { price: PRICE + 3_000 }
const HOURS = 3600

test('a dearer size: the customer gets a link, the new one is kept, and it is changed once that is paid', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer }, { quantity: 2 })
  await sendDueMails()
  expect(await change(sold, { to: '54' })).toEqual({ ok: true, state: 'waiting' })
  const payment = await paymentOf(sold.id)
  expect(payment).toMatchObject({
    ...{ origin: 'change', parentId: sold.id, placedBy: 'owner', state: 'pending' },
    ...{ goods: 6_000, delivery: 0, total: 6_000 },
  })
  expect(payment.holdUntil - payment.placedAt).toBe(23 * HOURS)
  const page = stripe.sessions.find(({ id }) => id === payment.session)
  expect(page?.expires_at).toBe(payment.holdUntil)
  expect(page?.amount_total).toBe(6_000)
  const [mail] = await sendDueMails()
  expect(mail?.text).toContain(`/orders/${payment.number}?token=`)
  expect(mail?.text).toContain(`Change of order ${sold.number}: Test ring`)
  // Kept for them, and nothing changed yet.
  expect(await countOf(sold.ids[54] ?? '')).toEqual([7, 2])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([7, 2])
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[52] }])

  await stripe.pay(payment.session)
  expect(await orderNow(payment.id)).toMatchObject({ state: 'paid', paid: 6_000, stage: null })
  expect(await linesNow(sold.id)).toMatchObject([
    { variantId: sold.ids[54], unitPrice: PRICE, quantity: 2, held: 2 },
  ])
  expect(await linesNow(payment.id)).toMatchObject([{ held: 0 }])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([9, 0])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([7, 2])
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'applied', difference: 6_000 }])
  expect(await piecesNow(sold.id)).toHaveLength(2)
  expect(await piecesNow(payment.id)).toEqual([])
  const told = await sendDueMails()
  const [changed] = told.filter(({ subject }) => subject.includes('has been changed'))
  expect(changed?.text).toContain('You’ve paid the difference of €60.')
})

test('some of a line, dearer and engraved: they become a line of their own when it is paid', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer }, { quantity: 3 })
  const act = crypto.randomUUID()
  await change(sold, { to: '54', units: 1, letters: 'Ida', act })
  expect(await linesNow(sold.id)).toHaveLength(1)
  await stripe.pay((await paymentOf(sold.id)).session)
  expect(await linesNow(sold.id)).toMatchObject([
    { quantity: 2, held: 2, engraving: null },
    { id: act, quantity: 1, held: 1, variantId: sold.ids[54], engraving: { letters: 'Ida' } },
  ])
  expect((await piecesNow(sold.id)).map(({ stage }) => stage)).toEqual([
    'ready',
    'ready',
    'to-make',
  ])
})

test('made to order and dearer: nothing is kept, and the piece is to be made once it is paid', async () => {
  const sold = await sellSize({ 52: {}, 54: { ...dearer, made: true } })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  expect(await linesNow(payment.id)).toMatchObject([{ held: 0, madeToOrder: true }])
  await stripe.pay(payment.session)
  expect(await piecesNow(sold.id)).toMatchObject([{ stage: 'to-make' }])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([9, 0])
})

test('a link that nobody pays: the change is dropped, and what was kept is free', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  later(22 * HOURS)
  await clockStrikes()
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'waiting' }])
  later(2 * HOURS)
  await clockStrikes()
  expect(await orderNow(payment.id)).toMatchObject({ state: 'released' })
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([9, 0])
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[52], held: 1 }])
  // And it can be asked for again.
  expect(await change(sold, { to: '54' })).toEqual({ ok: true, state: 'waiting' })
})

/** The money came, and bought nothing: all of it goes back by itself. */
async function expectMoneyBack(sold: Awaited<ReturnType<typeof sellSize>>, paymentId: string) {
  await clockStrikes()
  expect(await orderNow(paymentId)).toMatchObject({ state: 'refunded', refunded: 3_000 })
  expect((await refundsOfOrder(db, paymentId)).map(({ amount, state }) => [amount, state])).toEqual(
    [[3_000, 'succeeded']],
  )
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[52] }])
  expect((await countOf(sold.ids[54] ?? ''))[1]).toBe(0)
}

test('work has begun meanwhile: the money goes back, and the piece stays what it is', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  await moveAll(sold.id, 'on-the-bench')
  await stripe.pay(payment.session)
  await expectMoneyBack(sold, payment.id)
  expect(await countOf(sold.ids[54] ?? '')).toEqual([9, 0])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([8, 1])
})

test('paid when its time was over: the money goes back, whether the new one is there or not', async () => {
  for (const stock of [9, 1]) {
    const sold = await sellSize({ 52: {}, 54: { ...dearer, stock } })
    await change(sold, { to: '54' })
    const payment = await paymentOf(sold.id)
    // The page has ended, and the provider says so late.
    const release = `update orders set state = 'released' where id = '${payment.id}'`
    await db.run(`insert into order_moves values ('${payment.id}', 'pending', 'released', 0)`)
    await db.run(release)
    await db.run(`update order_lines set held = 0 where order_id = '${payment.id}'`)
    await db.run(`update order_changes set state = 'dropped' where payment_order = '${payment.id}'`)
    await db.run(`update variants set stock = ${stock === 1 ? 0 : 9} where id = '${sold.ids[54]}'`)
    await stripe.pay(payment.session)
    await expectMoneyBack(sold, payment.id)
    expect(await countOf(sold.ids[54] ?? '')).toEqual([stock === 1 ? 0 : 9, 0])
  }
})

test('the order was refunded meanwhile: the money for the change goes back too', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  await stripe.refund(sold.session)
  await stripe.pay(payment.session)
  await expectMoneyBack(sold, payment.id)
})

test('some of the line were refunded meanwhile: the money for the change goes back too', async () => {
  for (const [quantity, units, refunded] of [
    [2, 2, 1],
    [3, 2, 2],
  ] as const) {
    const sold = await sellSize({ 52: {}, 54: { price: PRICE + 1_500 } }, { quantity })
    await change(sold, { to: '54', units })
    const payment = await paymentOf(sold.id)
    await db.run(`update order_lines set refunded_units = ${refunded} where id = '${sold.line}'`)
    await stripe.pay(payment.session)
    await expectMoneyBack(sold, payment.id)
    expect(await linesNow(sold.id)).toMatchObject([{ quantity, held: quantity }])
  }
})

test('the desk calls it off: the page is closed first, and what was kept is free', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  const [{ id: changeId } = { id: '' }] = await changesNow(sold.id)
  const act = crypto.randomUUID()
  const off = { act, orderId: sold.id, changeId }
  expect(await callChangeOff(deskOf(), off)).toEqual({ ok: true })
  expect(await callChangeOff(deskOf(), off)).toEqual({ ok: true })
  expect(stripe.sessions.find(({ id }) => id === payment.session)?.status).toBe('expired')
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([9, 0])
  expect(await auditOf(act)).toMatchObject([{ act: 'change-dropped' }])
})

test('paid at the moment at which the desk calls it off: it is changed, and the desk is told', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  const [{ id: changeId } = { id: '' }] = await changesNow(sold.id)
  await stripe.pay(payment.session)
  const off = { act: crypto.randomUUID(), orderId: sold.id, changeId }
  expect(await callChangeOff(deskOf(), off)).toEqual({ ok: false, reason: 'paid-meanwhile' })
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'applied' }])
})

test('while one waits, no other change of the line is made', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer, 56: {} }, { quantity: 2 })
  const other = await asked(sold, { to: '56', units: 1 })
  await change(sold, { to: '54', units: 1 })
  expect(await changeLine(deskOf(), other)).toEqual({ ok: false, reason: 'not-allowed' })
  const again = { ...other, act: crypto.randomUUID() }
  expect(await changeLine(deskOf(), again)).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await changesNow(sold.id)).toHaveLength(1)
})

test('of two that ask at once for the same line one waits, and one is told', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer, 56: {} })
  const first = await asked(sold, { to: '54' })
  const happens = () => changeLine(deskOf(), first)
  const desk = deskOf('owner', overtakenAt('audit_log', happens))
  const result = await change(sold, { to: '56', desk })
  expect(result).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'waiting' }])
  expect(await countOf(sold.ids[56] ?? '')).toEqual([9, 0])
})

test('a form posted twice, or whose answer got lost, asks for the money once', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  const { d1 } = losingOneAnswer('audit_log')
  const form = await asked(sold, { to: '54' })
  expect(await changeLine(deskOf('owner', d1), form)).toEqual({ ok: true, state: 'waiting' })
  expect(await changeLine(deskOf(), form)).toEqual({ ok: true, state: 'waiting' })
  expect(await changesNow(sold.id)).toHaveLength(1)
  expect(await countOf(sold.ids[54] ?? '')).toEqual([8, 1])
  const payment = await paymentOf(sold.id)
  const kinds = (await mailsAbout(payment.id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['payment-link'])
})

test('two that are sold out between choice and link: nothing is kept, nobody is asked for money', async () => {
  const sold = await sellSize({ 52: {}, 54: { ...dearer, stock: 1 } })
  const happens = () => db.run(`update variants set stock = 0 where id = '${sold.ids[54]}'`)
  const desk = deskOf('owner', overtakenAt('audit_log', happens))
  expect(await change(sold, { to: '54', desk })).toEqual({ ok: false, reason: 'sold-out' })
  expect(await changesNow(sold.id)).toEqual([])
})

test('a page that does not open: the change is dropped, and can be asked for again', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE + 10 } })
  expect(await change(sold, { to: '54' })).toMatchObject({ ok: false, reason: 'total-too-small' })
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([9, 0])
})

test('a form posted twice whose page does not open is refused both times', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE + 10_000 } })
  const form = await asked(sold, { to: '54' })
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 2 })
  const refused = { ok: false, reason: 'payments-unavailable' }
  expect(await changeLine(deskOf(), form)).toEqual(refused)
  expect(await changeLine(deskOf(), form)).toEqual(refused)
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
})
