import { describe, expect, test } from 'vitest'
import type { OrderState } from '../../src/orders/rules.ts'
import { nextStep, type Step } from '../../src/payments/next-step-rules.ts'
import type { PaymentDispute, PaymentState } from '../../src/payments/provider.ts'
import { listed, openPayment as payment, TOTAL, unpaidOrder } from './unpaid-order.ts'

const HELD_UNTIL = 1_000
const AWAITED_UNTIL = 5_000
const pending: Parameters<typeof nextStep>[0] = {
  ...unpaidOrder,
  holdUntil: HELD_UNTIL,
  awaitUntil: null,
}

const steps: Record<string, Step> = {
  '-': { do: 'wait' },
  processing: { do: 'note-processing' },
  accept: { do: 'accept', late: false },
  late: { do: 'accept', late: true },
  failed: { do: 'release', why: 'payment-failed', notify: true },
  'given up': { do: 'release', why: 'given-up', notify: false },
  expired: { do: 'release', why: 'expired', notify: false },
  unknown: { do: 'release', why: 'payment-unknown', notify: false },
  overdue: { do: 'release', why: 'payment-overdue', notify: true },
  'give back': { do: 'give-back', amount: TOTAL },
  capture: { do: 'capture' },
  'too late': { do: 'release', why: 'expired', notify: true },
}

const statuses = [
  ...(['open', 'processing', 'paid', 'failed', 'expired', 'unknown', 'approved'] as const),
]
const [held, over, awaited] = [HELD_UNTIL - 1, HELD_UNTIL, AWAITED_UNTIL - 1]

/** What the order does next by what the provider says of its payment, in the order above. */
const table: [OrderState, now: number, awaitUntil: number | null, ...next: string[]][] = [
  ['pending', held, null, '-', 'processing', 'accept', 'failed', 'given up', '-', 'capture'],
  ['pending', over, null, '-', 'processing', 'accept', 'failed', 'expired', 'unknown', 'too late'],
  [
    ...(['pending', AWAITED_UNTIL, 1] as const),
    ...['-', 'processing', 'accept', 'failed', 'expired', 'unknown', 'too late'],
  ],
  ['processing', held, AWAITED_UNTIL, '-', '-', 'accept', 'failed', 'given up', '-', '-'],
  ['processing', awaited, AWAITED_UNTIL, '-', '-', 'accept', 'failed', 'expired', '-', '-'],
  [
    ...(['processing', AWAITED_UNTIL, AWAITED_UNTIL] as const),
    ...['overdue', 'overdue', 'accept', 'failed', 'expired', 'overdue', 'overdue'],
  ],
  ['processing', AWAITED_UNTIL, null, '-', '-', 'accept', 'failed', 'expired', '-', '-'],
  ['released', held, null, '-', '-', 'late', '-', '-', '-', '-'],
  ['released', AWAITED_UNTIL, AWAITED_UNTIL, '-', '-', 'late', '-', '-', '-', '-'],
  ['paid', over, null, '-', '-', '-', '-', '-', '-', '-'],
  ['review', over, null, '-', '-', '-', '-', '-', '-', '-'],
  ['refunded', over, null, '-', '-', '-', '-', '-', '-', '-'],
  ['refunding', over, null, ...Array<string>(7).fill('give back')],
]

for (const [state, now, awaitUntil, ...next] of table)
  test.each(statuses.map((status, at) => [status, next[at] ?? ''] as const))(
    `${state} at ${now}, money awaited until ${awaitUntil}, payment %s: %s`,
    (status, step) => {
      const paid = state === 'refunding' ? TOTAL : 0
      const order = { ...pending, state, awaitUntil, paid }
      expect(nextStep(order, { ...payment, status }, now)).toEqual(steps[step])
    },
  )

test('an order of which nobody noted until when its money is awaited waits for it', () => {
  const { awaitUntil: _, ...order } = { ...pending, state: 'processing' as const }
  const paying = { ...payment, status: 'processing' } as const
  expect(nextStep(order, paying, 9e9)).toEqual({ do: 'wait' })
})

test('who was declined is told that the time is over', () => {
  const declined = { ...payment, status: 'expired', declined: true } as const
  expect(nextStep(pending, declined, over)).toMatchObject({ why: 'expired', notify: true })
  expect(nextStep(pending, declined, held)).toMatchObject({ why: 'given-up', notify: false })
})

describe('money that comes', () => {
  const paid = { ...payment, status: 'paid' } as const
  test.each(['pending', 'processing', 'released'] as const)(
    'is for the owner to decide unless it is the total, in its currency: %s',
    (state) => {
      for (const wrong of [{ amount: TOTAL - 1 }, { amount: TOTAL + 1 }, { currency: 'USD' }])
        expect(nextStep({ ...pending, state }, { ...paid, ...wrong }, over)).toEqual({
          do: 'hold-for-owner',
        })
    },
  )

  test('buys nothing once all of it was given back before the shop knew of it', () => {
    const released = { ...pending, state: 'released' } as const
    const sentBack = (amount: number) => ({ ...paid, refunds: [listed(amount)] })
    for (const amount of [TOTAL, TOTAL + 1])
      expect(nextStep(released, sentBack(amount), over)).toEqual({ do: 'wait' })
    expect(nextStep(released, sentBack(TOTAL - 1), over)).toEqual(steps.late)
    const failed = { ...paid, refunds: [listed(TOTAL, { state: 'failed' })] }
    expect(nextStep(released, failed, over)).toEqual(steps.late)
    // The stock of these is still theirs: the refund is noted once they are paid.
    for (const state of ['pending', 'processing'] as const)
      expect(nextStep({ ...pending, state }, sentBack(TOTAL), over)).toEqual(steps.accept)
  })
})

describe('money that staff take', () => {
  const byHand = { ...pending, provider: 'transfer' }
  test('is waited for until its time is over, and no provider decides', () => {
    for (const state of ['pending', 'processing'] as const) {
      const order = { ...byHand, state, awaitUntil: AWAITED_UNTIL }
      expect(nextStep(order, payment, awaited)).toEqual({ do: 'wait' })
      expect(nextStep(order, payment, AWAITED_UNTIL)).toEqual(steps.overdue)
    }
    expect(nextStep(byHand, payment, held)).toEqual({ do: 'wait' })
    expect(nextStep(byHand, payment, over)).toEqual(steps.overdue)
  })
})

describe('a dispute', () => {
  const open: PaymentDispute = {
    ...{ id: 'dp_1', amount: 700, standing: 'open', dueBy: null, reason: 'fraudulent' },
    ...{ withdrawn: false, reinstated: false },
  }
  const paid: PaymentState = { ...payment, status: 'paid', disputes: [open] }
  const order = { ...pending, state: 'paid', paid: TOTAL } as const
  const begins = {
    do: 'note-disputes',
    notes: [{ dispute: 'dp_1', what: 'open', amount: 700 }],
    disputed: true,
  }

  test.each(['paid', 'review', 'refunded'] as const)('is noted once, of an order %s', (state) => {
    expect(nextStep({ ...order, state }, paid, over)).toEqual(begins)
    expect(nextStep({ ...order, state, disputeNotes: ['dp_1:open'] }, paid, over)).toEqual({
      do: 'wait',
    })
  })

  test('that ends leaves nothing disputed', () => {
    const won = { ...paid, disputes: [{ ...open, standing: 'won' as const }] }
    expect(nextStep({ ...order, disputeNotes: ['dp_1:open'] }, won, over)).toEqual({
      do: 'note-disputes',
      notes: [{ dispute: 'dp_1', what: 'won', amount: 700 }],
      disputed: false,
    })
  })

  test('waits until a refund is noted, or sent back', () => {
    const sentBack = { ...paid, refunds: [listed(700)] }
    expect(nextStep(order, sentBack, over)).toMatchObject({ do: 'note-refund' })
    expect(nextStep({ ...order, state: 'refunding' }, paid, over)).toEqual(steps['give back'])
  })
})
