import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { packOrders } from '../../../src/fulfilment/pack-orders.ts'
import { searchedFor } from '../../../src/orders/search/order-keys.ts'
import { idsFound } from '../../../src/orders/search/queries.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import {
  auditOf,
  losingOneAnswer,
  moveAll,
  overtakenAt,
  pieceEventsNow,
  piecesNow,
  staffAtWork,
} from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { config, db, stripe } from '../../support/shop.ts'
import { asked, change, changesNow, countOf, deskOf, linesNow, PRICE, sellSize } from './support.ts'

test('another size at the same price: the line, the stock, the piece and the search follow at once', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  const act = crypto.randomUUID()
  expect(await change(sold, { to: '54', act })).toEqual({ ok: true, state: 'applied' })

  expect(await linesNow(sold.id)).toMatchObject([
    { id: sold.line, variantId: sold.ids[54], unitPrice: PRICE, quantity: 1, held: 1 },
  ])
  const [line] = await linesNow(sold.id)
  expect(line?.variantTitle).toContain('54')
  expect(line?.sku).toBe(sold.ids[54])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([9, 0])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([8, 1])
  expect(await piecesNow(sold.id)).toMatchObject([{ stage: 'ready', version: 2 }])
  expect(await changesNow(sold.id)).toMatchObject([
    {
      ...{ state: 'applied', difference: 0, units: 1, paymentOrder: null, refundId: null },
      before: { variantId: sold.ids[52], price: PRICE },
      after: { variantId: sold.ids[54], price: PRICE },
    },
  ])
  expect(await auditOf(act)).toMatchObject([{ act: 'line-changed', subjectId: sold.id }])
  const keys = await searchedFor(config, sold.ids[54] ?? '')
  expect(await db.all(sql`select id from orders where id in ${idsFound(keys)}`)).toEqual([
    { id: sold.id },
  ])
})

test('the customer hears of it, in the mail and on the page of the order, what it was and what it is', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  await sendDueMails()
  await change(sold, { to: '54', tell: true })
  const [mail] = await sendDueMails()
  expect(mail?.subject).toBe(`Order ${sold.number} has been changed`)
  expect(mail?.text).toMatch(
    /Before: 1 × Test ring, ring size 52.*\n.*Now: 1 × Test ring, ring size 54/,
  )
  expect(mail?.text).toContain('The price stays the same')
  const { page } = await sold.shopper.get(`/orders/${sold.number}`)
  const text = page.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
  expect(text).toMatch(
    /What was changed.*Before: 1 × Test ring, ring size 52.*Now: 1 × Test ring, ring size 54/,
  )
})

test('some of a line become a line of their own, with the price that was paid, and can be moved', async () => {
  const sold = await sellSize({ 52: {}, 54: {} }, { quantity: 3 })
  const act = crypto.randomUUID()
  expect(await change(sold, { to: '54', units: 2, act })).toEqual({ ok: true, state: 'applied' })
  expect(await linesNow(sold.id)).toMatchObject([
    { id: sold.line, variantId: sold.ids[52], quantity: 1, held: 1, unitPrice: PRICE },
    { id: act, variantId: sold.ids[54], quantity: 2, held: 2, unitPrice: PRICE, position: 1 },
  ])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([8, 1])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([7, 2])
  expect((await piecesNow(sold.id)).map(({ id, lineId, unit }) => [id, lineId, unit])).toEqual([
    [`${sold.line}.1`, sold.line, 1],
    [`${sold.line}.2`, act, 1],
    [`${sold.line}.3`, act, 2],
  ])
  // And back again, one of them: to a third line.
  expect(await change(sold, { line: act, to: '52', units: 1 })).toMatchObject({ ok: true })
  expect((await linesNow(sold.id)).map(({ quantity }) => quantity)).toEqual([1, 1, 1])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([7, 2])
  expect((await moveAll(sold.id, 'on-the-bench')).result).toEqual({ ok: true, moved: 3 })
})

test('another engraving: the piece is to be made, the stock stays as it is', async () => {
  const sold = await sellSize({ 52: { stock: 1 } })
  expect(await change(sold, { letters: 'Ida 1912', font: 'script' })).toMatchObject({ ok: true })
  expect(await linesNow(sold.id)).toMatchObject([
    { engraving: { letters: 'Ida 1912', font: 'script', place: 'inside' }, held: 1 },
  ])
  expect(await piecesNow(sold.id)).toMatchObject([{ stage: 'to-make' }])
  expect(await orderNow(sold.id)).toMatchObject({ stage: 'to-make' })
  expect(await countOf(sold.ids[52] ?? '')).toEqual([0, 1])
  // Without one it is ready again.
  expect(await change(sold, { letters: '' })).toMatchObject({ ok: true })
  expect(await piecesNow(sold.id)).toMatchObject([{ stage: 'ready', version: 3 }])
  expect(await linesNow(sold.id)).toMatchObject([{ engraving: null, personalizationDigest: '' }])
})

test('letters that cannot be cut, as in the shop, change nothing', async () => {
  const sold = await sellSize({ 52: {} })
  expect(await change(sold, { letters: 'Kikuchi 菊' })).toMatchObject({
    ok: false,
    reason: 'engraving',
    refusal: { reason: 'letter' },
  })
  expect(await change(sold, { letters: 'More than twelve letters' })).toMatchObject({
    refusal: { reason: 'too-long' },
  })
  expect(await changesNow(sold.id)).toEqual([])
})

test('from stock to made to order, and back: the piece goes to the bench, and the order says so', async () => {
  const sold = await sellSize({ 52: {}, 54: { made: true } })
  expect(await change(sold, { to: '54' })).toMatchObject({ ok: true })
  expect(await orderNow(sold.id)).toMatchObject({ madeToOrder: true, stage: 'to-make' })
  expect(await countOf(sold.ids[52] ?? '')).toEqual([9, 0])
  expect(await countOf(sold.ids[54] ?? '')).toEqual([0, 0])
  expect(await change(sold, { to: '52' })).toMatchObject({ ok: true })
  expect(await orderNow(sold.id)).toMatchObject({ madeToOrder: false, stage: 'ready' })
  expect(await countOf(sold.ids[52] ?? '')).toEqual([8, 1])
  expect((await pieceEventsNow(sold.id)).map(({ leaves, enters }) => [leaves, enters])).toEqual([
    ['ready', 'to-make'],
    ['to-make', 'ready'],
  ])
})

test('what has gone on the bench, lies in a parcel, is sold out or is the same already stays as it is', async () => {
  const refused = async (sold: Awaited<ReturnType<typeof sellSize>>, to: string) => {
    const result = await change(sold, { to })
    return result.ok ? 'changed' : result.reason
  }
  const made = await sellSize({ 52: { made: true }, 54: { made: true } })
  await moveAll(made.id, 'on-the-bench')
  expect(await refused(made, '54')).toBe('not-allowed')
  const packed = await sellSize({ 52: {}, 54: {} })
  await packOrders(staffAtWork(), { act: crypto.randomUUID(), orderIds: [packed.id] })
  expect(await refused(packed, '54')).toBe('not-allowed')
  const last = await sellSize({ 52: {}, 54: { stock: 0 } })
  expect(await refused(last, '54')).toBe('sold-out')
  expect(await refused(last, '52')).toBe('no-change')
  await stripe.refund(last.session)
  expect(await refused(last, '54')).toBe('not-allowed')
  for (const { id } of [made, packed, last]) expect(await changesNow(id)).toEqual([])
})

test('a piece that lies in a parcel stays what it is when the others of its line are changed', async () => {
  const sold = await sellSize({ 52: {}, 54: {} }, { quantity: 2 })
  const { shipments } = await packOrders(staffAtWork(), {
    act: crypto.randomUUID(),
    orderIds: [sold.id],
  })
  const [first] = await piecesNow(sold.id)
  await db.run(`update shipment_pieces set live = 0 where piece_id = '${first?.id}'`)
  expect(shipments).toHaveLength(1)
  const act = crypto.randomUUID()
  expect(await change(sold, { to: '54', act })).toMatchObject({ ok: true })
  expect((await piecesNow(sold.id)).map(({ id, lineId }) => [id, lineId])).toEqual([
    [`${sold.line}.2`, sold.line],
    [`${sold.line}.1`, act],
  ])
})

test('a form posted twice, or whose answer got lost, changes once', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  const { d1, sent } = losingOneAnswer('audit_log')
  const form = await asked(sold, { to: '54', tell: true })
  expect(await changeLine(deskOf('owner', d1), form)).toEqual({ ok: true, state: 'applied' })
  expect(await changeLine(deskOf(), form)).toEqual({ ok: true, state: 'applied' })
  expect(sent()).toBe(2)
  expect(await changesNow(sold.id)).toHaveLength(1)
  expect(await countOf(sold.ids[54] ?? '')).toEqual([8, 1])
})

test('of two people who change a line at once one is told; both sizes stay counted', async () => {
  const sold = await sellSize({ 52: {}, 54: {}, 56: {} })
  const [one, other] = [await asked(sold, { to: '54' }), await asked(sold, { to: '56' })]
  const results = await Promise.all([changeLine(deskOf(), one), changeLine(deskOf(), other)])
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const counts = await Promise.all([54, 56].map((size) => countOf(sold.ids[size] ?? '')))
  expect(counts.map(([, held]) => held).sort()).toEqual([0, 1])
  expect(await countOf(sold.ids[52] ?? '')).toEqual([9, 0])
})

test('what happens in the last moment refuses the change, and leaves everything whole', async () => {
  const moments: [string, (sold: Awaited<ReturnType<typeof sellSize>>) => Promise<unknown>][] = [
    ['changed-meanwhile', ({ id }) => moveAll(id, 'on-the-bench')],
    ['changed-meanwhile', ({ session }) => stripe.refund(session)],
    ['sold-out', ({ ids }) => db.run(`update variants set stock = 0 where id = '${ids[54]}'`)],
    ['changed-meanwhile', (sold) => change(sold, { to: '56' })],
  ]
  for (const [reason, happens] of moments) {
    const sold = await sellSize({ 52: {}, 54: {}, 56: {} })
    const desk = deskOf(
      'owner',
      overtakenAt('audit_log', () => happens(sold)),
    )
    expect(await change(sold, { to: '54', desk })).toEqual({ ok: false, reason })
    expect((await linesNow(sold.id))[0]?.variantId).not.toBe(sold.ids[54])
    expect((await countOf(sold.ids[54] ?? ''))[1]).toBe(0)
  }
})

test('a form that was filled in before somebody moved the piece changes nothing', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  const form = await asked(sold, { to: '54' })
  await moveAll(sold.id, 'on-the-bench')
  await moveAll(sold.id, 'ready')
  const result = await changeLine(deskOf(), form)
  expect(result).toEqual({ ok: false, reason: 'changed-meanwhile' })
})
