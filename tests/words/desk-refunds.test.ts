import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { RefundFault } from '../../src/payments/refund-rules.ts'
import { giveBack } from '../payments/refund-desk.ts'
import { moveAll, piecesNow } from '../support/fulfilment.ts'
import { db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const look = async (path: string) => {
  const { page, status } = await owner.get(path)
  expect(status, path).toBe(200)
  return page
}

const faults: RefundFault[] = [
  ...(['balance', 'too-old', 'disputed', 'already-refunded', 'account-closed'] as const),
  ...(['refused-by-bank', 'processing', 'needs-shopper', 'other'] as const),
]

test('every word of sending money back came through', async () => {
  const { number } = await buy()
  const path = `/admin/orders/${number}/refund`
  const wrong = {
    ...{ 'line-0': 'yes', 'units-0': '9', 'amount-0': 'x', 'amount-1': '3', delivery: '999' },
    ...{ other: '9999', reason: 'x', way: 'x', note: 'Ι'.repeat(1001), do: 'show' },
  }
  expect((await owner.submit(path, await look(path), wrong)).status).toBe(422)
  const each = { ...wrong, 'units-0': '0', 'amount-0': '', 'amount-1': '', other: '', delivery: '' }
  expect((await owner.submit(path, await look(path), each)).status).toBe(422)
  const none = { reason: 'late', do: 'show' }
  expect((await owner.submit(path, await look(path), none)).status).toBe(422)

  const asked = { 'line-0': 'yes', 'units-0': '1', reason: 'late', tell: 'yes', cancel: 'yes' }
  const shown = await owner.submit(path, await look(path), { ...asked, do: 'show' })
  expect(shown.status).toBe(200)
  expect((await owner.submit(path, shown.page, { do: 'send', seen: 'x' })).status).toBe(409)
  const quiet = { 'line-0': 'yes', 'units-0': '1', reason: 'late', do: 'show' }
  expect((await owner.submit(path, await look(path), quiet)).status).toBe(200)
  expect((await owner.submit(path, await look(path), { reason: 'late', do: 'all' })).status).toBe(
    200,
  )
  const sent = await owner.submit(path, shown.page, { do: 'send' })
  expect(sent.status).toBe(303)
  await look(sent.location)
  await look(`/admin/orders/${number}`)
  expect(whatDidNotComeThrough()).toEqual([])
})

test('every word of a refund came through, however it stands', async () => {
  const order = await buy()
  const sent = await giveBack(order, 100)
  const id = sent.ok ? sent.refund.id : ''
  for (const kept of ['refund_goes_forward', 'refund_keeps']) await db.run(`drop trigger ${kept}`)
  for (const way of ['transfer', 'cash'] as const)
    await giveBack(order, 100, { way, reference: 'R' })
  for (const state of ['asked', 'pending', 'succeeded', 'cancelled', 'failed']) {
    await db.run(`update refunds set state = '${state}' where id = '${id}'`)
    await look(`/admin/refunds/${id}?done=sent`)
    await look(`/admin/orders/${order.number}`)
  }
  // It failed after the others were sent, which so did not make good for it.
  await db.run(`update refunds set settled_at = 9999999999 where id = '${id}'`)
  for (const fault of faults) {
    await db.run(`update refunds set fault = '${fault}' where id = '${id}'`)
    await look(`/admin/refunds/${id}`)
  }
  const path = `/admin/refunds/${id}`
  const typed = { do: 'by-hand', way: 'transfer', reference: '' }
  expect((await owner.submit(path, await look(path), typed)).status).toBe(422)
  const old = await look(path)
  const noted = await owner.submit(path, old, { ...typed, reference: 'R' })
  await look(noted.location)
  await look(path)
  expect(
    (await owner.post(path, { ...typed, reference: 'R', act: crypto.randomUUID() })).status,
  ).toBe(409)

  await stripe.refund(order.sessionId ?? '', 200)
  const [made] = await db.all<{ id: string }>(
    "select id from refunds where made_by = 'provider' order by rowid desc limit 1",
  )
  const elsewhere = `/admin/refunds/${made?.id}`
  const parts = { do: 'assign', 'line-0': 'yes', 'units-0': '1' }
  expect((await owner.submit(elsewhere, await look(elsewhere), parts)).status).toBe(422)
  const nothing = await owner.submit(elsewhere, await look(elsewhere), { do: 'assign' })
  await look(nothing.location)
  for (const reason of ['changed', 'sold-meanwhile', 'amount-differs', 'elsewhere', 'goodwill'])
    await db.run(`update refunds set reason = '${reason}', made_by = 'shop' where id = '${id}'`)
  await look(`/admin/orders/${order.number}`)
  expect(whatDidNotComeThrough()).toEqual([])
})

test('every word of a decision and of restocking came through', async () => {
  const order = await buy()
  const restock = `/admin/orders/${order.number}/restock`
  await look(restock)
  await moveAll(order.id, 'cancelled')
  await look(`/admin/orders/${order.number}`)
  const pieces = await piecesNow(order.id)
  for (const chosen of ['', `${pieces[0]?.id}:9`])
    await owner.post(restock, {
      act: crypto.randomUUID(),
      ...(chosen && { pieces: chosen }),
    })
  for (const { id, version } of pieces)
    await owner.post(restock, { act: crypto.randomUUID(), pieces: `${id}:${version}` })
  for (const done of ['restocked', 'accepted'])
    await look(`/admin/orders/${order.number}?done=${done}`)

  const review = await buy()
  for (const paid of [review.total - 100, review.total + 100]) {
    await db.run(`update orders set state = 'review', paid = ${paid} where id = '${review.id}'`)
    await look(`/admin/orders/${review.number}`)
  }
  expect(whatDidNotComeThrough()).toEqual([])
})
