import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  dueFilters,
  moneyFilters,
  stageFilters,
  waitFilters,
} from '../../src/fulfilment/admin/orders/rules.ts'
import { stages } from '../../src/fulfilment/rules.ts'
import { outbox } from '../../src/mail/tables.ts'
import type { Attention, OrderState } from '../../src/orders/rules.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { piecesNow } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const states: OrderState[] = ['pending', 'processing', 'released', 'review', 'refunding']
const troubles: (Attention | null)[] = [
  ...(['amount-differs', 'payment-unknown', 'payment-overdue', 'disputed'] as const),
  ...(['refund-failed', null] as const),
]

test('every word of what is to do and of the list of orders came through', async () => {
  const look = async (path: string) => expect((await owner.get(path)).status, path).toBe(200)
  await look(paths.desk())
  await look(paths.deskOrders())
  const order = await buy()
  const change = (values: Partial<typeof orders.$inferInsert>) =>
    db.update(orders).set(values).where(eq(orders.id, order.id))
  const lists = { money: moneyFilters, stage: stageFilters, waits: waitFilters, due: dueFilters }
  for (const [name, values] of Object.entries(lists))
    for (const value of values) await look(paths.deskOrders({ [name]: value }))
  await look(paths.deskOrders({ made: 'yes', gift: 'yes', country: 'GR', since: '2026-01-01' }))

  const [mail] = await db.select().from(outbox).where(eq(outbox.subjectId, order.id))
  for (const state of ['dead', 'unclear'] as const) {
    await db
      .update(outbox)
      .set({ state })
      .where(eq(outbox.id, mail?.id ?? ''))
    await look(paths.desk())
  }
  const [piece] = await piecesNow(order.id)
  for (const waitsFor of ['stone', 'customer', 'supplier', 'other']) {
    await db.run(`update pieces set waits_for = '${waitsFor}' where id = '${piece?.id}'`)
    await look(paths.desk())
  }
  for (const stage of stages) {
    await change({ stage, newReadyBy: '2026-01-01', newDeliverBy: '2026-01-02' })
    await look(paths.deskOrders())
    await look(paths.desk())
  }
  for (const attention of troubles) {
    await change({ attention, disputed: attention === null })
    await look(paths.desk())
  }
  for (const state of states) {
    await db.run(`update orders set state = '${state}' where id = '${order.id}'`)
    await look(paths.desk())
    await look(paths.deskOrders())
  }

  const search = (q: string) => owner.post(paths.deskOrders(), { q })
  expect((await search(order.number)).location).toBe(paths.deskOrder(order.number))
  await buy()
  for (const [q, rows] of [
    ['Παππά', 2],
    ['Κανένας', 0],
  ] as const) {
    const { page } = await owner.get((await search(q)).location)
    expect(page.match(/href="\/admin\/orders\/J-\w+"/g) ?? [], q).toHaveLength(rows)
  }
  await db.run(`update orders set contact = 'k1:AAAA' where id = '${order.id}'`)
  await look(paths.deskOrders())
  expect(whatDidNotComeThrough()).toEqual([])
})
