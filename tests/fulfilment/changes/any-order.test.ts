import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { priceOfUnit, startOf } from '../../../src/fulfilment/changes/change-rules.ts'
import { callChangeOff } from '../../../src/fulfilment/changes/drop-change.ts'
import { movePieces } from '../../../src/fulfilment/move-pieces.ts'
import type { PaymentDesk } from '../../../src/payments/payment-desk.ts'
import { stockOf } from '../../support/catalogue.ts'
import { piecesNow, staffAtWork } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { orderNow } from '../../support/purchase.ts'
import { bindings, clockStrikes, db, later, stripe } from '../../support/shop.ts'
import {
  asked,
  changesNow,
  deskOf,
  heldOf,
  linesNow,
  PRICE,
  type Sold,
  sellSize,
} from './support.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

const UNITS = 3
const sizes = {
  52: { stock: 5 },
  54: { price: PRICE + 3_000, stock: 2 },
  56: { price: PRICE - 2_000, stock: 2 },
  58: { made: true },
  60: { stock: 1 },
}
const names = Object.keys(sizes)
const faults = ['none', 'none', 'lost', 'before', 'after', 'twice'] as const

type Step =
  | {
      does: 'change'
      line: number
      to: number
      units: number
      letters: string | null
      fault: Fault
    }
  | { does: 'pay' | 'expire' | 'call off' | 'sell' }
  | { does: 'move'; line: number; to: 'on-the-bench' | 'ready' | 'to-make' }
type Fault = (typeof faults)[number]

/** A desk whose first batch that writes goes wrong. */
function deskWith(fault: Fault): PaymentDesk {
  let isDone = false
  return deskOf(
    'owner',
    interposed(bindings.DB, async (trip, act) => {
      if (isDone || !trip.some(({ sql }) => sql.startsWith('insert into "audit_log"'))) return act()
      isDone = true
      if (fault === 'before') throw new Error('D1_ERROR: internal error')
      await act()
      throw new Error(
        `D1_ERROR: ${fault === 'lost' ? 'Network connection lost.' : 'internal error'}`,
      )
    }),
  )
}

async function post(fault: Fault, verb: (desk: PaymentDesk) => Promise<unknown>) {
  if (fault === 'none') return verb(deskOf())
  if (fault === 'twice') return Promise.all([verb(deskOf()), verb(deskOf())])
  return verb(deskWith(fault)).catch(() => verb(deskOf()))
}

async function perform(sold: Sold, step: Step): Promise<void> {
  const lines = await linesNow(sold.id)
  const waiting = (await changesNow(sold.id)).find(({ state }) => state === 'waiting')
  const payment = waiting?.paymentOrder ? await orderNow(waiting.paymentOrder) : null
  const { sessionId } = payment ?? {}
  if (step.does === 'change') {
    const { id: line = '' } = lines[step.line % lines.length] ?? {}
    const { units, letters, fault } = step
    const form = await asked(sold, {
      ...{ line, units, to: names[step.to % names.length] ?? '' },
      ...(letters !== null && { letters }),
    })
    await post(fault, (desk) => changeLine(desk, form))
  }
  if (step.does === 'move') {
    const { id: line } = lines[step.line % lines.length] ?? {}
    const pieces = (await piecesNow(sold.id)).filter(({ lineId }) => lineId === line)
    await movePieces(staffAtWork(), { act: crypto.randomUUID(), pieces, to: step.to })
  }
  // Somebody buys one of each that is there, beside it.
  if (step.does === 'sell')
    for (const variant of Object.values(sold.ids))
      await db.run(`update variants set stock = stock - 1 where id = '${variant}' and stock > 1`)
  if (step.does === 'pay' && sessionId) await stripe.pay(sessionId).catch(() => {})
  if (step.does === 'call off' && waiting) {
    const off = { act: crypto.randomUUID(), orderId: sold.id, changeId: waiting.id }
    await callChangeOff(deskOf(), off)
  }
  if (step.does === 'expire') {
    later(24 * 3600)
    await clockStrikes()
  }
}

/** Whether stock, lines, pieces and money still tell the same story. */
async function check(sold: Sold, sum: (variant: string) => number): Promise<void> {
  const [lines, changes, pieces, order] = await Promise.all([
    linesNow(sold.id),
    changesNow(sold.id),
    piecesNow(sold.id),
    orderNow(sold.id),
  ])
  expect(pieces.length, 'pieces').toBe(UNITS)
  for (const line of lines) {
    const own = pieces.filter(({ lineId }) => lineId === line.id)
    expect(own.length, 'pieces of a line').toBe(line.quantity)
    expect(line.held, 'held').toBe(line.madeToOrder ? 0 : line.quantity)
    expect(line.unitPrice, 'the price that was paid').toBe(PRICE)
    if (startOf(line) === 'to-make')
      expect(own.filter(({ stage, version }) => stage === 'ready' && version === 1)).toEqual([])
  }
  let paid = order.goods - order.refundClaimed
  for (const change of changes) {
    if (change.paymentOrder === null) {
      expect(change.state, 'nothing is to be paid').toBe('applied')
      continue
    }
    const payment = await orderNow(change.paymentOrder)
    const [line] = await linesNow(payment.id)
    const awaited = payment.state === 'pending' || payment.state === 'refunding'
    expect(change.state === 'applied', 'changed when paid').toBe(payment.state === 'paid')
    expect(change.state === 'waiting', 'waits while open').toBe(payment.state === 'pending')
    expect(line?.held, 'kept').toBe(awaited && !line?.madeToOrder ? line?.quantity : 0)
    if (payment.state === 'paid') paid += payment.paid
  }
  const worth = lines.map((line) => line.quantity * priceOfUnit(line, changes))
  expect(
    worth.reduce((all, each) => all + each, 0),
    'money for what is made',
  ).toBe(paid)
  for (const variant of Object.values(sold.ids))
    expect((await stockOf(variant)) + (await heldOf(variant)), variant).toBe(sum(variant))
}

const line = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('change' as const),
      ...{ line, to: fc.nat(4), units: fc.integer({ min: 1, max: UNITS }) },
      letters: fc.constantFrom(null, null, 'Ida', ''),
      fault: fc.constantFrom(...faults),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constantFrom('pay', 'pay', 'call off', 'expire', 'sell') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('move' as const),
      ...{ line, to: fc.constantFrom('on-the-bench', 'ready', 'to-make') },
    }),
  },
)
/** Steps that somebody takes after one another, or two at the same moment. */
const moments = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), {
  minLength: 8,
  maxLength: 14,
})

test('whatever is changed, paid, called off, moved and lost, in whatever order: stock, pieces and money stay whole', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (story) => {
      const sold = await sellSize(sizes, { quantity: UNITS })
      for (const steps of story) {
        const before = new Map<string, number>()
        for (const variant of Object.values(sold.ids))
          before.set(variant, (await stockOf(variant)) + (await heldOf(variant)))
        const sells = steps.filter(({ does }) => does === 'sell').length
        await Promise.all(steps.map((each) => perform(sold, each)))
        const after = new Map<string, number>()
        for (const variant of Object.values(sold.ids))
          after.set(variant, (await stockOf(variant)) + (await heldOf(variant)))
        // What somebody else bought is gone, and nothing else.
        for (const [variant, was] of before) {
          expect(was - (after.get(variant) ?? 0), variant).toBeGreaterThanOrEqual(0)
          expect(was - (after.get(variant) ?? 0), variant).toBeLessThanOrEqual(sells)
        }
        await check(sold, (variant) => after.get(variant) ?? 0)
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)
