import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayMove, type OrderState } from '../../src/orders/rules.ts'
import { isDisputed, newNotes, textOf } from '../../src/payments/dispute-rules.ts'
import { nextStep, type Step } from '../../src/payments/next-step-rules.ts'
import type { PaymentDispute, PaymentState } from '../../src/payments/provider.ts'
import { unpaidOrder as order, openPayment as payment, TOTAL } from './unpaid-order.ts'

test('an open payment page is waited for; a paid one makes the order paid', () => {
  expect(nextStep(order, payment, 500)).toEqual({ do: 'wait' })
  expect(nextStep(order, { ...payment, status: 'paid' }, 500)).toEqual({
    do: 'accept',
    late: false,
  })
})

test('a cent too little, or another currency, is for the owner to decide', () => {
  for (const wrong of [{ amount: TOTAL - 1 }, { currency: 'USD' }])
    expect(nextStep(order, { ...payment, status: 'paid', ...wrong }, 500).do).toBe('hold-for-owner')
})

test('who was declined and gave up is told only when the time is over, not while trying again', () => {
  const closed = { ...payment, status: 'expired', declined: true } as const
  expect(nextStep(order, closed, 999)).toEqual({ do: 'release', why: 'given-up', notify: false })
  expect(nextStep(order, closed, 1000)).toEqual({ do: 'release', why: 'expired', notify: true })
  const looked = { ...closed, declined: false }
  expect(nextStep(order, looked, 1000)).toEqual({ do: 'release', why: 'expired', notify: false })
})

/** What a step does to an order, as the database would have it afterwards. */
function apply(standing: typeof order, step: Step, sold: boolean): typeof order {
  const enter = (state: OrderState) => {
    expect(mayMove(standing.state, state)).toBe(true)
    return { ...standing, state }
  }
  switch (step.do) {
    case 'note-processing':
      return enter('processing')
    case 'accept':
      return { ...enter(step.late && sold ? 'refunding' : 'paid'), paid: TOTAL }
    case 'hold-for-owner':
      return { ...enter('review'), paid: TOTAL }
    case 'release':
      return enter('released')
    case 'note-disputes': {
      const disputeNotes = [...standing.disputeNotes, ...step.notes.map(textOf)]
      return { ...standing, disputeNotes }
    }
    default:
      return standing
  }
}

const dispute = fc.record({
  id: fc.constantFrom('dp_1', 'dp_2'),
  amount: fc.constant(TOTAL),
  standing: fc.constantFrom<PaymentDispute['standing']>('inquiry', 'open', 'won', 'lost'),
  withdrawn: fc.boolean(),
  dueBy: fc.constant(null),
  reason: fc.constant('fraudulent'),
  reinstated: fc.boolean(),
})

const payments = fc.record({
  status: fc.constantFrom<PaymentState['status']>(
    'open',
    'processing',
    'paid',
    'failed',
    'expired',
  ),
  declined: fc.boolean(),
  amount: fc.constantFrom(TOTAL, TOTAL, TOTAL - 1),
  disputes: fc.uniqueArray(dispute, { maxLength: 2, selector: ({ id }) => id }),
})

test('whatever the provider says, in whatever order, no state is left twice and every look comes to rest', () => {
  fc.assert(
    fc.property(fc.array(payments, { maxLength: 8 }), fc.boolean(), (answers, sold) => {
      let standing = order
      const left: OrderState[] = []
      for (const [at, news] of answers.entries()) {
        for (let steps = 0; ; steps++) {
          expect(steps).toBeLessThan(8)
          const step = nextStep(standing, { ...payment, ...news }, at * 300)
          if (step.do === 'wait' || step.do === 'give-back') break
          const next = apply(standing, step, sold)
          if (next.state !== standing.state) left.push(standing.state)
          standing = next
        }
      }
      expect(new Set(left).size).toBe(left.length)
    }),
    { numRuns: 2000 },
  )
})

const disputed = (standing: PaymentDispute['standing'], moved: Partial<PaymentDispute> = {}) => ({
  ...{ id: 'dp_1', amount: TOTAL, standing, withdrawn: false, reinstated: false },
  ...{ dueBy: null, reason: 'fraudulent' },
  ...moved,
})
const whats = (known: string[], now: PaymentDispute) => newNotes(known, [now]).map(textOf)

test.each<[string, string[], PaymentDispute, string[]]>([
  ['begins', [], disputed('open', { withdrawn: true }), ['open', 'withdrawn']],
  [
    'was never heard of and is won',
    [],
    disputed('won', { withdrawn: true, reinstated: true }),
    ['open', 'withdrawn', 'reinstated', 'won'],
  ],
  ['ends', ['open', 'withdrawn'], disputed('lost', { withdrawn: true }), ['lost']],
  ['is an inquiry that is closed', ['inquiry'], disputed('closed'), ['closed']],
  ['is an inquiry that becomes a dispute', ['inquiry', 'closed'], disputed('open'), ['open']],
  ['is looked at as it was before its end', ['open', 'lost'], disputed('open'), []],
  ['is looked at as it was before it was one', ['inquiry', 'open'], disputed('inquiry'), []],
  ['is appealed', ['open', 'lost'], disputed('appeal'), ['appeal']],
  ['is lost once more after the appeal', ['open', 'lost', 'appeal'], disputed('lost'), ['lost']],
  ['is unchanged', ['open', 'won'], disputed('won'), []],
])('a dispute that %s', (_, known, now, noted) => {
  const of = (list: string[]) => list.map((what) => `dp_1:${what}`)
  expect(whats(of(known), now)).toEqual(of(noted))
})

test('an order is disputed while one of its disputes is open', () => {
  expect(isDisputed(['dp_1:open', 'dp_1:withdrawn'], [])).toBe(true)
  expect(isDisputed(['dp_1:open', 'dp_1:lost'], [])).toBe(false)
  expect(isDisputed(['dp_1:open', 'dp_1:lost', 'dp_2:inquiry'], [])).toBe(true)
  expect(isDisputed(['dp_2:inquiry', 'dp_1:open', 'dp_1:lost'], [])).toBe(true)
  // Money may move after the end, which opens nothing.
  expect(isDisputed(['dp_1:open', 'dp_1:won', 'dp_1:reinstated'], [])).toBe(false)
  expect(isDisputed(['dp_1:open'], newNotes(['dp_1:open'], [disputed('won')]))).toBe(false)
})
