import { expect } from 'vitest'
import { answerReturn } from '../../src/fulfilment/returns/answer-return.ts'
import { askReturn } from '../../src/fulfilment/returns/ask-return.ts'
import { returnReasons } from '../../src/fulfilment/returns/rules.ts'
import { paths } from '../../src/paths.ts'
import { act, delivered, makeReady, sent } from '../fulfilment/parcels.ts'
import { receives, wish } from '../fulfilment/returns/support.ts'
import { piecesNow, staffAtWork } from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { db, hiddenFields, stripe } from '../support/shop.ts'
import { checkOut, type GreekShop, putIntoCart } from './greek-shop.ts'

/** Giving pieces back: every page, what is refused, and a return in every state. */
export async function walkReturns(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const desk = staffAtWork()
  for (const [handle, variant, typed] of [
    ['plain', 0, { quantity: '3' }],
    ['made', 0, {}],
    ['rich', 1, { engraving: '10.10.2030' }],
  ] as const)
    expect(await putIntoCart(who, handle, variant, typed)).toBe(303)
  expect((await checkOut(who)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const { id, number } = await orderNow(session?.client_reference_id ?? '')
  const path = paths.orderReturn(number)
  const slip = (given: string) => paths.orderReturnSlip(number, given)
  const look = async (at: string) => {
    const { page, status } = await who.get(at)
    expect(status, at).toBe(200)
    return page
  }
  await look(path)
  await delivered(await sent(id))
  await look(path)
  await makeReady(id)
  await delivered(await sent(id))

  const page = await look(path)
  const units = [...page.matchAll(/name="(units-[^"]+)"/g)].map(([, name = '']) => name)
  expect(units).toHaveLength(3)
  const form = hiddenFields(page, path)
  const choose = (names: string[], typed: Record<string, string> = {}) =>
    who.post(path, { ...form, ...Object.fromEntries(names.map((name) => [name, '1'])), ...typed })
  expect((await choose([])).status).toBe(422)
  expect((await choose(units, { note: 'α'.repeat(1001) })).status).toBe(422)
  expect((await choose(units, { reason: 'changed-mind' })).status).toBe(422)
  for (const reason of returnReasons)
    expect((await choose(units.slice(0, 1), { reason, note: 'Ναι' })).status).toBe(200)
  expect((await choose(units, { reason: 'damaged' })).status).toBe(200)
  const second = await choose(units.slice(0, 1), { reason: 'wrong-size' })
  const confirmed = await who.submit(path, second.page, { step: 'confirm' })
  await look(confirmed.location)
  const again = { ...form, id: act(), pieces: 'none', step: 'confirm' }
  expect((await who.post(path, again)).status).toBe(409)

  const ask = async (piece: string, reason: 'damaged' | 'changed-mind') => {
    const asked = wish({ id, pieces: [piece] }, { reason })
    expect(await askReturn(desk, asked)).toMatchObject({ ok: true })
    return asked.id
  }
  const pieces = (await piecesNow(id)).map((piece) => piece.id)
  const [, plain = '', , made = '', engraved = ''] = pieces
  const refused = await ask(engraved, 'damaged')
  await look(slip(refused))
  const no = { act: act(), id: refused, version: 1, agree: false, answer: 'Όχι' }
  expect(await answerReturn(desk, no)).toEqual({ ok: true })
  await look(slip(refused))
  const received = await ask(plain, 'damaged')
  await look(slip(received))
  await receives(received, id, [plain])
  await look(slip(received))
  const kept = await ask(made, 'changed-mind')
  await look(paths.order(number))
  const keep = paths.orderReturnWithdraw(number, kept)
  expect((await who.submit(keep, await look(slip(kept)))).status).toBe(303)
  await look(slip(kept))
  await look(paths.order(number))
  await db.run(`update shipments set delivered_at = 5 where order_id = '${id}'`)
  await look(path)
  await look(paths.order(number))

  for (let times = 0; times < 16; times++)
    await db.run(`insert into returns (id, order_id, state, reason, asked_at)
      values ('${act()}', '${id}', 'refused', 'other', 5)`)
  const last = { ...form, id: act(), pieces: made, reason: 'damaged', step: 'confirm' }
  expect((await who.post(path, last)).status).toBe(409)
  for (const at of [path, slip(kept)]) expect((await shop.visitor().get(at)).status).toBe(404)
}
