import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answerReturn } from '../../../src/fulfilment/returns/answer-return.ts'
import { askReturn } from '../../../src/fulfilment/returns/ask-return.ts'
import { receiveReturn } from '../../../src/fulfilment/returns/receive-return.ts'
import { withdrawReturn } from '../../../src/fulfilment/returns/withdraw-return.ts'
import { shipmentPieces } from '../../../src/fulfilment/tables.ts'
import { notesOfOrder } from '../../../src/orders/desk-queries.ts'
import { days } from '../../../src/platform/clock.ts'
import {
  auditOf,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { orderNow } from '../../support/purchase.ts'
import { bindings, db, later, stripe } from '../../support/shop.ts'
import { act, delivered, parcelsOf, sent } from '../parcels.ts'
import {
  arrived,
  asks,
  engraved,
  inReturnsNow,
  receives,
  returnMails,
  returnsNow,
  wish,
} from './support.ts'

const desk = staffAtWork('desk')

test('a withdrawal in time is agreed at once, with one mail to the shopper and one to the owner', async () => {
  const order = await arrived([{ quantity: 2 }])
  const asked = wish(order)
  expect(await asks(asked)).toEqual({ ok: true, id: asked.id, state: 'agreed' })
  expect(await returnsNow(order.id)).toMatchObject([
    { id: asked.id, state: 'agreed', staffId: null, agreedAt: expect.any(Number), note: null },
  ])
  expect((await inReturnsNow(order.id)).map(({ pieceId, live }) => [pieceId, live])).toEqual(
    order.pieces.map((id) => [id, true]),
  )
  expect(await returnMails(order.id)).toEqual(['return-asked', 'return-new'])
  expect(await stagesNow(order.id)).toEqual(['delivered', 'delivered'])
})

test('asked twice, at once or later, it is one return with its mails once', async () => {
  const order = await arrived()
  const asked = wish(order, { note: 'Too small for me' })
  const both = await Promise.all([asks(asked), asks(asked)])
  for (const each of [...both, await asks(asked)])
    expect(each).toEqual({ ok: true, id: asked.id, state: 'agreed' })
  const rows = await returnsNow(order.id)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.note).not.toContain('Too small')
  expect(await returnMails(order.id)).toEqual(['return-asked', 'return-new'])
})

test('a form that is posted twice reads what the first has just written, and is answered the same', async () => {
  const order = await arrived()
  const asked = wish(order)
  let isFirst = true
  const d1 = interposed(bindings.DB, async (trip, read) => {
    if (isFirst && trip.some(({ sql }) => sql.includes('from "return_pieces"'))) {
      isFirst = false
      await asks(asked)
    }
    return read()
  })
  const answer = await asks(asked, staffAtWork('desk', d1))
  expect(answer).toEqual({ ok: true, id: asked.id, state: 'agreed' })
  expect(await returnsNow(order.id)).toHaveLength(1)
})

test('a piece that is in a return cannot be asked for again, however close two are', async () => {
  const order = await arrived()
  const answers = await Promise.all([asks(wish(order)), asks(wish(order))])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await asks(wish(order))).toEqual({ ok: false, reason: 'not-returnable' })
  expect((await inReturnsNow(order.id)).filter(({ live }) => live)).toHaveLength(1)
})

test('late, it waits for the desk; what was made for the shopper comes back for a fault alone', async () => {
  const late = await arrived()
  const made = await arrived([engraved], { make: true })
  expect(await asks(wish(made))).toEqual({ ok: false, reason: 'only-if-faulty' })
  expect(await asks(wish(made, { reason: 'damaged' }))).toMatchObject({ state: 'asked' })
  later(days(19))
  expect(await asks(wish(late))).toMatchObject({ ok: true, state: 'asked' })
  later(-days(19))
})

test('what is not sent, is another’s, or nobody has paid for cannot be given back', async () => {
  const [mine, other] = [await arrived([{}, { madeToOrder: true }]), await arrived()]
  const [sentPiece = '', unsent = ''] = mine.pieces
  const no = { ok: false, reason: 'not-returnable' }
  for (const pieces of [[], [unsent], [sentPiece, unsent], other.pieces, ['nothing']])
    expect(await asks(wish(mine, { pieces })), pieces.join()).toEqual(no)
  await stripe.refund(other.session)
  expect(await asks(wish(other))).toEqual(no)
  expect(await asks(wish(mine, { orderId: 'nothing' }))).toEqual(no)
})

test('staff enter a return for a customer, also late or engraved: agreed, once, in the log', async () => {
  const order = await arrived([engraved], { make: true })
  const asked = wish(order)
  const by = { staff: desk.staff, tell: true }
  for (let time = 0; time < 2; time++)
    expect(await askReturn(desk, asked, by)).toMatchObject({ ok: true, state: 'agreed' })
  expect(await returnsNow(order.id)).toMatchObject([{ staffId: 'desk', state: 'agreed' }])
  expect(await auditOf(asked.id)).toMatchObject([{ act: 'return-entered', subjectId: order.id }])
  expect(await returnMails(order.id)).toEqual(['return-agreed'])
})

test('the desk agrees or refuses, once; of two who answer at once the first is heard', async () => {
  const order = await arrived([engraved, engraved], { make: true })
  const [one = '', two = ''] = order.pieces
  const [first, second] = [
    wish(order, { pieces: [one], reason: 'damaged' }),
    wish(order, { pieces: [two], reason: 'damaged' }),
  ]
  await asks(first)
  await asks(second)
  const answer = (id: string, agree: boolean) => ({
    act: act(),
    id,
    version: 1,
    agree,
    answer: 'We saw the photographs.',
  })
  const yes = answer(first.id, true)
  expect(await answerReturn(desk, yes)).toEqual({ ok: true })
  expect(await answerReturn(desk, yes)).toEqual({ ok: true })
  expect(await answerReturn(desk, { ...yes, agree: false })).toMatchObject({ ok: false })
  expect(await answerReturn(desk, answer(first.id, false))).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  const both = await Promise.all([
    answerReturn(desk, answer(second.id, false)),
    answerReturn(desk, answer(second.id, true)),
  ])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await returnMails(order.id)).filter((kind) => kind !== 'return-new')).toHaveLength(4)
})

test('what was refused can be asked for again', async () => {
  const order = await arrived([engraved], { make: true })
  const asked = wish(order, { reason: 'damaged' })
  await asks(asked)
  await answerReturn(desk, { act: act(), id: asked.id, version: 1, agree: false, answer: 'No.' })
  expect(await returnsNow(order.id)).toMatchObject([
    { state: 'refused', closedAt: expect.any(Number) },
  ])
  expect(await withdrawReturn(desk, { id: asked.id, orderId: order.id })).toEqual({
    ok: false,
    reason: 'over',
  })
  expect(await asks(wish(order, { reason: 'damaged' }))).toMatchObject({ ok: true })
})

test('pieces come one by one, as sent and damaged: returned, out of their parcel, with event and log', async () => {
  const order = await arrived([{ quantity: 2 }])
  const [one = '', two = ''] = order.pieces
  const asked = wish(order)
  await asks(asked)
  const { form, result } = await receives(asked.id, order.id, [one])
  expect(result).toEqual({ ok: true })
  expect(await receiveReturn(desk, form)).toEqual({ ok: true })
  const other = { ...form, condition: 'damaged' as const }
  expect(await receiveReturn(desk, other)).toMatchObject({ ok: false })
  expect(await stagesNow(order.id)).toEqual(['returned', 'delivered'])
  expect((await returnsNow(order.id))[0]?.state).toBe('agreed')
  expect((await orderNow(order.id)).stage).toBe('delivered')

  expect((await receives(asked.id, order.id, [two], 'damaged')).result).toEqual({ ok: true })
  expect((await returnsNow(order.id))[0]).toMatchObject({
    state: 'received',
    closedAt: expect.any(Number),
  })
  expect((await inReturnsNow(order.id)).map(({ condition }) => condition)).toEqual([
    'as-sent',
    'damaged',
  ])
  expect((await orderNow(order.id)).stage).toBe('returned')

  const events = (await pieceEventsNow(order.id)).filter(({ enters }) => enters === 'returned')
  expect(events.map(({ pieceId, leaves, act: by }) => [pieceId, leaves, by === form.act])).toEqual([
    [one, 'delivered', true],
    [two, 'delivered', false],
  ])
  expect(await auditOf(form.act)).toMatchObject([{ act: 'return-received', subjectId: order.id }])
  const held = await db.select().from(shipmentPieces).where(eq(shipmentPieces.pieceId, one))
  expect(held).toMatchObject([{ live: false }])
  const [parcel] = await parcelsOf(order.id)
  expect(parcel?.pieces.map(({ id }) => id).sort()).toEqual([...order.pieces].sort())
  expect((await returnMails(order.id)).filter((kind) => kind === 'return-received')).toHaveLength(2)
})

test('two desks receive the same piece at once: it comes back once, and the other hears of it', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  const both = await Promise.all([
    receives(asked.id, order.id, order.pieces),
    receives(asked.id, order.id, order.pieces, 'damaged'),
  ])
  expect(both.map(({ result }) => result.ok).sort()).toEqual([false, true])
  expect(
    (await pieceEventsNow(order.id)).filter(({ enters }) => enters === 'returned'),
  ).toHaveLength(1)
  expect((await receives(asked.id, order.id, order.pieces)).result).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
})

test('a parcel that nobody said had come: its other pieces still arrive', async () => {
  const order = await sellAndPay([{ quantity: 2 }])
  const parcel = await sent(order.id)
  const pieces = (await piecesNow(order.id)).map(({ id }) => id)
  const asked = wish({ id: order.id, pieces: pieces.slice(0, 1) })
  expect(await asks(asked)).toMatchObject({ state: 'agreed' })
  await receives(asked.id, order.id, pieces.slice(0, 1))
  expect(await delivered(parcel)).toEqual({ ok: true })
  expect(await stagesNow(order.id)).toEqual(['returned', 'delivered'])
})

test('a piece comes although the money of the whole order went back meanwhile', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  await stripe.refund(order.session)
  expect((await receives(asked.id, order.id, order.pieces)).result).toEqual({ ok: true })
  expect(await stagesNow(order.id)).toEqual(['returned'])
})

test('a note of whoever received it is kept with the order, sealed', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  const form = { act: act(), id: asked.id, version: 1, pieces: order.pieces, tell: false }
  const note = 'Scratched at the clasp'
  expect(await receiveReturn(desk, { ...form, condition: 'damaged', note })).toEqual({ ok: true })
  const [written] = await notesOfOrder(db, order.id)
  expect(written).toMatchObject({ id: form.act, kind: 'staff', staffId: 'desk' })
  expect(written?.text).not.toContain('clasp')
  expect(await returnMails(order.id)).not.toContain('return-received')
})

test('the shopper keeps it after all, until it came; the rest of what came stays received', async () => {
  const order = await arrived([{ quantity: 2 }])
  const first = wish(order)
  await asks(first)
  for (let time = 0; time < 2; time++)
    expect(await withdrawReturn(desk, { id: first.id, orderId: order.id })).toEqual({ ok: true })
  expect((await returnsNow(order.id))[0]).toMatchObject({ state: 'withdrawn' })
  expect((await receives(first.id, order.id, order.pieces)).result.ok).toBe(false)

  const second = wish(order)
  await asks(second)
  await receives(second.id, order.id, order.pieces.slice(0, 1))
  // The button is pressed twice, and later once more.
  const keep = () => withdrawReturn(desk, { id: second.id, orderId: order.id })
  expect(await Promise.all([keep(), keep()])).toEqual([{ ok: true }, { ok: true }])
  expect((await returnsNow(order.id))[1]).toMatchObject({ state: 'received' })
  expect(await stagesNow(order.id)).toEqual(['returned', 'delivered'])
  expect(await keep()).toEqual({ ok: true })
  expect(await asks(wish(order, { pieces: order.pieces.slice(1) }))).toMatchObject({ ok: true })
  const other = await arrived()
  const whole = wish(other)
  await asks(whole)
  await receives(whole.id, other.id, other.pieces)
  expect(await withdrawReturn(desk, { id: whole.id, orderId: other.id })).toEqual({
    ok: false,
    reason: 'over',
  })
  expect(await withdrawReturn(desk, { id: second.id, orderId: other.id })).toEqual({
    ok: false,
    reason: 'over',
  })
})

test('who asks and keeps it again and again is heard twenty times; staff still can', async () => {
  const order = await arrived()
  for (let time = 0; time < 20; time++) {
    const asked = wish(order)
    expect((await asks(asked)).ok).toBe(true)
    await withdrawReturn(desk, { id: asked.id, orderId: order.id })
  }
  expect(await asks(wish(order))).toEqual({ ok: false, reason: 'too-many' })
  expect(await askReturn(desk, wish(order), { staff: desk.staff, tell: false })).toMatchObject({
    ok: true,
  })
})

test('a received piece cannot be received or let go again, whoever writes', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  await receives(asked.id, order.id, order.pieces)
  for (const change of ['live = 0', "received_at = 1, condition = 'damaged'"])
    await expect(
      db.$client
        .prepare(`update return_pieces set ${change} where return_id = ?`)
        .bind(asked.id)
        .run(),
    ).rejects.toThrow('received_once')
  await expect(
    db.$client.prepare("update returns set state = 'asked' where id = ?").bind(asked.id).run(),
  ).rejects.toThrow('return_goes_forward')
})

test('staff end a return as they saw it: one that changed since goes on', async () => {
  const order = await arrived()
  const asked = wish(order, { reason: 'other' })
  await asks(asked)
  const { staff } = desk
  const ends = (version: number) =>
    withdrawReturn(desk, { id: asked.id, orderId: order.id }, { staff, act: act(), version })
  const [row] = await returnsNow(order.id)
  const version = row?.version ?? 0
  expect(await ends(version + 1)).toEqual({ ok: false, reason: 'over' })
  expect((await returnsNow(order.id))[0]?.state).toBe(row?.state)
  expect(await ends(version)).toEqual({ ok: true })
})
