import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allThatIsLeft,
  canRefund,
  isAllBack,
  leftOfDelivery,
  leftOfLine,
  leftOfOrder,
  piecesToCancel,
  type RefundableLine,
  type RefundableOrder,
  worthOf,
} from '../../../src/fulfilment/admin/refunds/rules.ts'
import { type Stage, stages } from '../../../src/fulfilment/rules.ts'

const line = (id: string, of: Partial<RefundableLine> & { stages?: Stage[] } = {}) => {
  const { stages: at = ['ready'], ...given } = of
  const pieces = at.map((stage, n) => ({ id: `${id}.${n + 1}`, unit: n + 1, stage, version: 1 }))
  return {
    ...{ id, unitPrice: 10_000, quantity: at.length, refundedUnits: 0, refunded: 0 },
    pieces,
    ...given,
  }
}

const order = (of: Partial<RefundableOrder> = {}): RefundableOrder => ({
  ...{ state: 'paid', paid: 21_200, currency: 'EUR', paidCurrency: 'EUR', delivery: 1200 },
  ...{ refundClaimed: 0, deliveryRefunded: 0, ...of },
})

test('units are worth their price, and the last of them whatever is left of the line', () => {
  const two = line('a', { stages: ['ready', 'ready'] })
  expect([0, 1, 2].map((units) => worthOf(two, units))).toEqual([0, 10_000, 20_000])
  // A discount after the sale, of no unit.
  const cheaper = { ...two, refunded: 3000 }
  expect([1, 2].map((units) => worthOf(cheaper, units))).toEqual([10_000, 17_000])
  const dear = { ...two, refunded: 15_000 }
  expect([1, 2].map((units) => worthOf(dear, units))).toEqual([5000, 5000])
})

test('all that is left is every line, the delivery, and what was paid besides', () => {
  const lines = [line('a'), line('b', { refundedUnits: 1, refunded: 10_000 })]
  expect(allThatIsLeft(order({ refundClaimed: 10_000 }), lines)).toEqual({
    lines: [{ lineId: 'a', units: 1, amount: 10_000 }],
    ...{ delivery: 1200, amount: 11_200 },
  })
  // More was paid than the order came to, or less.
  expect(allThatIsLeft(order({ paid: 30_000 }), [line('a')])).toMatchObject({ amount: 30_000 })
  expect(allThatIsLeft(order({ paid: 10_500 }), lines)).toEqual({
    lines: [{ lineId: 'a', units: 1, amount: 10_000 }],
    ...{ delivery: 500, amount: 10_500 },
  })
  const dollars = order({ paidCurrency: 'USD' })
  expect(allThatIsLeft(dollars, lines)).toEqual({ lines: [], delivery: 0, amount: 21_200 })
})

test('money goes back as long as some is left of an order that was paid', () => {
  expect(canRefund(order())).toBe(true)
  expect(canRefund(order({ state: 'refunded', refundClaimed: 21_100 }))).toBe(true)
  expect(canRefund(order({ refundClaimed: 21_200 }))).toBe(false)
  for (const state of ['pending', 'processing', 'released', 'review', 'refunding'])
    expect(canRefund(order({ state })), state).toBe(false)
})

test('a refund of everything cancels whatever was not sent', () => {
  const lines = [line('a', { stages: ['sent', 'to-make'] }), line('b', { stages: ['cancelled'] })]
  const parts = allThatIsLeft(order(), lines)
  expect(piecesToCancel(order(), lines, parts).map(({ id }) => id)).toEqual(['a.2'])
})

test.each<[string, Stage[], number, number, string]>([
  ['the least advanced goes first', ['ready', 'to-make', 'on-the-bench'], 1, 0, 'a.2'],
  ['of pieces that are alike, the last', ['ready', 'ready'], 1, 0, 'a.2'],
  ['what came back is refunded, not cancelled', ['returned', 'to-make'], 1, 0, ''],
  ['what was refunded before does not count again', ['returned', 'to-make'], 1, 1, 'a.2'],
  ['nor does what was cancelled', ['cancelled', 'to-make', 'to-make'], 2, 0, 'a.3'],
  ['what was sent cannot be cancelled', ['sent', 'delivered'], 2, 0, ''],
  ['an amount without units cancels nothing', ['to-make'], 0, 0, ''],
])('%s', (_, at, units, refundedUnits, cancelled) => {
  const lines = [line('a', { stages: at, refundedUnits })]
  const parts = { lines: [{ lineId: 'a', units, amount: 1 }], delivery: 0, amount: 1 }
  expect(
    piecesToCancel(order(), lines, parts)
      .map(({ id }) => id)
      .join(),
  ).toBe(cancelled)
})

test('refunds of any parts, one after the other, come to what was paid and never to more', () => {
  const anyLine = fc.record({
    unitPrice: fc.integer({ min: 1, max: 99_999 }),
    at: fc.array(fc.constantFrom(...stages), { minLength: 1, maxLength: 4 }),
  })
  const story = fc.record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    delivery: fc.nat({ max: 5000 }),
    paid: fc.integer({ min: -500, max: 500 }),
    chosen: fc.array(fc.array(fc.nat({ max: 2 }), { maxLength: 4 }), { maxLength: 5 }),
  })
  fc.assert(
    fc.property(story, ({ lines, delivery, paid, chosen }) => {
      const now = lines.map(({ unitPrice, at }, n) => line(`${n}`, { unitPrice, stages: at }))
      const total = now.reduce((sum, each) => sum + each.unitPrice * each.quantity, delivery)
      const money = order({ paid: Math.max(1, total + paid), delivery })
      const refund = (id: number, units: number, amount: number) => {
        const each = now[id]
        if (!each) return
        each.refundedUnits += units
        each.refunded += amount
      }
      for (const units of chosen)
        units.forEach((wanted, n) => {
          const each = now[n]
          if (!each) return
          const some = Math.min(wanted, leftOfLine(each).units)
          const amount = Math.min(worthOf(each, some), leftOfOrder(money))
          refund(n, some, amount)
          money.refundClaimed += amount
        })
      const rest = allThatIsLeft(money, now)
      for (const { lineId, units, amount } of rest.lines) refund(Number(lineId), units, amount)
      money.refundClaimed += rest.amount
      money.deliveryRefunded += rest.delivery
      expect(leftOfOrder(money)).toBe(0)
      expect(leftOfDelivery(money)).toBeGreaterThanOrEqual(0)
      const parts = rest.lines.reduce((sum, { amount }) => sum + amount, rest.delivery)
      expect(parts).toBeLessThanOrEqual(rest.amount)
      for (const each of now) {
        expect(leftOfLine(each).units).toBe(0)
        expect(leftOfLine(each).amount).toBeGreaterThanOrEqual(0)
      }
      expect(isAllBack(now, [])).toBe(true)
    }),
  )
})
