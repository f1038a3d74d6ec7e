import { expect, test } from 'vitest'
import { listReturns, readAllOfReturn } from '../../../src/fulfilment/admin/returns/queries.ts'
import { returnLists } from '../../../src/fulfilment/admin/returns/rules.ts'
import { answerReturn } from '../../../src/fulfilment/returns/answer-return.ts'
import { askReturn } from '../../../src/fulfilment/returns/ask-return.ts'
import { receiveReturn } from '../../../src/fulfilment/returns/receive-return.ts'
import { withdrawReturn } from '../../../src/fulfilment/returns/withdraw-return.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { bindings } from '../../support/shop.ts'
import { act } from '../parcels.ts'
import { arrived, engraved, wish } from './support.ts'

test('no list, page or act of returns reads a whole table', async () => {
  const order = await arrived([{}, engraved], { make: true })
  const [plain = '', made = ''] = order.pieces
  const trips: Trip[] = []
  const d1 = interposed(bindings.DB, (trip, run) => {
    trips.push(trip)
    return run()
  })
  const desk = staffAtWork('owner', d1)
  const first = wish(order, { pieces: [plain] })
  const second = wish(order, { pieces: [made], reason: 'damaged' })
  await askReturn(desk, first)
  await askReturn(desk, second)
  await answerReturn(desk, { act: act(), id: second.id, version: 1, agree: true, answer: 'Yes.' })
  const received = { act: act(), id: first.id, version: 1, pieces: [plain], tell: true, note: 'So' }
  expect(await receiveReturn(desk, { ...received, condition: 'as-sent' })).toEqual({ ok: true })
  expect(await withdrawReturn(desk, { id: second.id, orderId: order.id })).toEqual({ ok: true })
  await readAllOfReturn(desk.db, first.id)
  for (const list of returnLists)
    for (const after of [null, { at: 5, id: first.id }]) await listReturns(desk.db, list, after)

  for (const { sql, params } of trips.flat()) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    expect(plan.results.map(({ detail }) => detail).filter(isScan), sql).toEqual([])
  }
})
