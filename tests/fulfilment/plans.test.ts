import { expect, test } from 'vitest'
import { delayOrder } from '../../src/fulfilment/delay-order.ts'
import { movePieces } from '../../src/fulfilment/move-pieces.ts'
import { noteWaiting } from '../../src/fulfilment/note-waiting.ts'
import { pieceEventsOfOrder, piecesOfOrder } from '../../src/fulfilment/piece-queries.ts'
import { paymentsFor, shipmentsToReport } from '../../src/fulfilment/shipment-queries.ts'
import { undoMoves } from '../../src/fulfilment/undo-moves.ts'
import { hasOrderKey } from '../../src/orders/search/queries.ts'
import { addDays } from '../../src/platform/calendar-date.ts'
import { piecesNow, sellAndPay, staffAtWork } from '../support/fulfilment.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings } from '../support/shop.ts'

test('no act on pieces reads a whole table, and each takes two round trips', async () => {
  const { id } = await sellAndPay([{ madeToOrder: true, workshopDays: 10 }])
  const trips: Trip[] = []
  const d1 = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const desk = staffAtWork('owner', d1)
  const act = () => crypto.randomUUID()
  const [move, pieces] = [act(), await piecesNow(id)]
  const piece = pieces[0]?.id ?? ''
  const { readyBy: seen } = await orderNow(id)
  const readyBy = addDays(seen, 3)
  const note = { waitsFor: 'stone', wanted: 'opal', place: 'Tray' } as const
  const acts = [
    () => movePieces(desk, { act: move, pieces, to: 'on-the-bench', tell: true }),
    () => undoMoves(desk, { act: act(), undo: move }),
    () => noteWaiting(desk, { act: act(), piece, version: 3, ...note }),
    () => delayOrder(desk, { act: act(), orderId: id, readyBy, seen, tell: true }),
  ]
  for (const each of acts) {
    const before = trips.length
    expect(await each()).toMatchObject({ ok: true })
    expect(trips.length - before).toBe(2)
  }
  await piecesOfOrder(desk.db, id)
  await pieceEventsOfOrder(desk.db, id)
  await shipmentsToReport(desk.db, 0, 5)
  await paymentsFor(desk.db, id)
  await hasOrderKey(desk.db, id, 'digest')

  for (const { sql, params } of trips.flat()) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    const scans = plan.results.filter(({ detail }) => detail.startsWith('SCAN'))
    // A list that the act brings along.
    const whole = scans.filter(({ detail }) => !/^SCAN (json_each|asked|CONSTANT)/.test(detail))
    expect(whole, sql).toEqual([])
  }
})
