import { describe, expect, test } from 'vitest'
import type { OrderState } from '../../src/orders/rules.ts'
import { nextStep, type Step } from '../../src/payments/next-step-rules.ts'
import type { PaymentDispute, PaymentState } from '../../src/payments/provider.ts'
import { openPayment as payment, TOTAL, unpaidOrder } from './unpaid-order.ts'

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
  'send back': { do: 'send-back' },
}

const statuses = ['open', 'processing', 'paid', 'failed', 'expired', 'unknown'] as const
const [held, over, awaited] = [HELD_UNTIL - 1, HELD_UNTIL, AWAITED_UNTIL - 1]

/** What the order does next by what the provider says of its payment, in the order above. */
const table: [OrderState, now: number, awaitUntil: number | null, ...next: string[]][] = [
  ['pending', held, null, '-', 'processing', 'accept', 'failed', 'given up', '-'],
  ['pending', over, null, '-', 'processing', 'accept', 'failed', 'expired', 'unknown'],
  ['pending', AWAITED_UNTIL, 1, '-', 'processing', 'accept', 'failed', 'expired', 'unknown'],
  ['processing', held, AWAITED_UNTIL, '-', '-', 'accept', 'failed', 'given up', '-'],
  ['processing', awaited, AWAITED_UNTIL, '-', '-', 'accept', 'failed', 'expired', '-'],
  [
    ...(['processing', AWAITED_UNTIL, AWAITED_UNTIL] as const),
    ...['overdue', 'overdue', 'accept', 'failed', 'expired', 'overdue'],
  ],
  ['processing', AWAITED_UNTIL, null, '-', '-', 'accept', 'failed', 'expired', '-'],
  ['released', held, null, '-', '-', 'late', '-', '-', '-'],
  ['released', AWAITED_UNTIL, AWAITED_UNTIL, '-', '-', 'late', '-', '-', '-'],
  ['paid', over, null, '-', '-', '-', '-', '-', '-'],
  ['review', over, null, '-', '-', '-', '-', '-', '-'],
  ['refunded', over, null, '-', '-', '-', '-', '-', '-'],
  [
    ...(['refunding', over, null] as const),
    ...['send back', 'send back', 'send back', 'send back', 'send back', 'send back'],
  ],
]

for (const [state, now, awaitUntil, ...next] of table)
  test.each(statuses.map((status, at) => [status, next[at] ?? ''] as const))(
    `${state} at ${now}, money awaited until ${awaitUntil}, payment %s: %s`,
    (status, step) => {
      const order = { ...pending, state, awaitUntil }
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
    for (const refunded of [TOTAL, TOTAL + 1])
      expect(nextStep(released, { ...paid, refunded }, over)).toEqual({ do: 'wait' })
    expect(nextStep(released, { ...paid, refunded: TOTAL - 1 }, over)).toEqual(steps.late)
    // The stock of these is still theirs: the refund is noted once they are paid.
    for (const state of ['pending', 'processing'] as const)
      expect(nextStep({ ...pending, state }, { ...paid, refunded: TOTAL }, over)).toEqual(
        steps.accept,
      )
  })
})

describe('money that goes back', () => {
  const paid = { ...payment, status: 'paid' } as const
  const order = { ...pending, state: 'paid', paid: TOTAL } as const

  test.each([
    ['a part', 'paid', 0, 500, { refunded: 500, all: false }],
    ['all but a cent', 'paid', 500, TOTAL - 1, { refunded: TOTAL - 1, all: false }],
    ['all', 'paid', 0, TOTAL, { refunded: TOTAL, all: true }],
    ['the rest', 'paid', 500, TOTAL, { refunded: TOTAL, all: true }],
    ['more than was paid', 'paid', 0, TOTAL + 1, { refunded: TOTAL, all: true }],
    ['all, decided by the owner', 'review', 0, TOTAL, { refunded: TOTAL, all: true }],
    ['all, of an order that came late', 'refunding', 0, TOTAL, { refunded: TOTAL, all: true }],
    // It ended before, the refund came back, and was sent once more.
    ['all, a second time', 'refunded', 0, TOTAL, { refunded: TOTAL, all: false }],
  ] as const)('%s, of an order that is %s', (_, state, before, refunded, noted) => {
    expect(nextStep({ ...order, state, refunded: before }, { ...paid, refunded }, over)).toEqual({
      do: 'note-refund',
      ...noted,
    })
  })

  test('is noted once', () => {
    expect(nextStep({ ...order, refunded: 500 }, { ...paid, refunded: 500 }, over)).toEqual({
      do: 'wait',
    })
  })

  test('and comes back from the bank needs the owner, who is asked once', () => {
    const refunded = { ...order, refunded: 500 }
    const back = { ...paid, refundFailed: true }
    const failed = { do: 'note-refund-failed' }
    expect(nextStep(refunded, back, over)).toEqual(failed)
    expect(nextStep({ ...refunded, attention: 'disputed' }, back, over)).toEqual(failed)
    expect(nextStep({ ...refunded, state: 'refunding' }, back, over)).toEqual(failed)
    expect(nextStep({ ...refunded, attention: 'refund-failed' }, back, over)).toEqual({
      do: 'wait',
    })
    // Sent once more meanwhile; and an answer from before the refund.
    expect(nextStep(refunded, { ...back, refunded: 500 }, over)).toEqual({ do: 'wait' })
    expect(nextStep(refunded, paid, over)).toEqual({ do: 'wait' })
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
    expect(nextStep(order, { ...paid, refunded: 700 }, over)).toMatchObject({ do: 'note-refund' })
    expect(nextStep({ ...order, state: 'refunding' }, paid, over)).toEqual({ do: 'send-back' })
  })
})
