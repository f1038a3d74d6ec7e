import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderState } from '../../src/orders/rules.ts'
import type { ProviderRefund } from '../../src/payments/provider.ts'
import {
  enteredState,
  type KnownRefund,
  nextRefundStep,
  owedAfterFailure,
  type RefundStep,
} from '../../src/payments/refund-news-rules.ts'
import { listed } from './unpaid-order.ts'

const PAID = 100
const order = { state: 'paid' as OrderState, paid: PAID, refunded: 0, refundClaimed: 0 }
const known = (more: Partial<KnownRefund> = {}): KnownRefund => ({
  ...{ id: 'r1', state: 'asked', way: 'provider', madeBy: 'desk', amount: 30 },
  ...{ providerRef: null, fault: null, askedAt: 10, settledAt: null },
  ...more,
})
const next = (change: object, rows: KnownRefund[], list: ProviderRefund[], now = 1000) =>
  nextRefundStep({ ...order, ...change }, rows, list, now)

describe('what is next', () => {
  const claimed = { refundClaimed: 30 }
  const ours = listed(30, { id: 'r1' })

  test('a refund that the list lacks is sent, one that it has is noted', () => {
    expect(next(claimed, [known()], [])).toMatchObject({ do: 'send-refund', refund: { id: 'r1' } })
    expect(next(claimed, [known()], [ours])).toMatchObject({
      ...{ do: 'note-refund', news: { ref: 're_1', known: { id: 'r1' } } },
    })
    expect(next(claimed, [known({ way: 'cash' })], [])).toBeNull()
  })

  test.each([
    ['pending', 'pending', null],
    ['pending', 'succeeded', 'succeeded'],
    ['pending', 'failed', 'failed'],
    ['pending', 'cancelled', 'cancelled'],
    ['succeeded', 'pending', null],
    ['succeeded', 'succeeded', null],
    ['succeeded', 'failed', 'failed'],
    ['succeeded', 'cancelled', 'failed'],
    ['failed', 'succeeded', null],
    ['failed', 'pending', null],
    ['cancelled', 'pending', null],
  ] as const)('one that is %s and listed as %s enters %s', (state, said, entered) => {
    const step = next({}, [known({ state, providerRef: 're_1' })], [{ ...ours, state: said }])
    expect(step?.do === 'note-refund' ? enteredState(step.news) : null).toBe(entered)
  })

  test('one that waits for another reason now is news', () => {
    const row = known({ state: 'pending', providerRef: 're_1', fault: 'processing' })
    const waits = { ...ours, state: 'pending', fault: 'balance' } as const
    expect(next({}, [row], [waits])?.do).toBe('note-refund')
    expect(next({}, [{ ...row, fault: 'balance' }], [waits])).toBeNull()
  })

  test('one that was refused is not the one that bears its id in the list', () => {
    const step = next({}, [known({ state: 'failed' })], [ours])
    expect(step).toMatchObject({ do: 'note-refund', news: { known: null } })
  })

  test('one of the dashboard waits for a claim that it overtook', () => {
    const theirs = listed(80, { ref: 're_2' })
    expect(next({ refundClaimed: 30 }, [known()], [theirs])?.do).toBe('send-refund')
    const failed = known({ state: 'failed' })
    expect(next({}, [failed], [theirs])).toMatchObject({ do: 'note-refund', news: { known: null } })
    const cash = known({ way: 'cash', state: 'succeeded' })
    expect(next({ refundClaimed: 30, refunded: 30 }, [cash], [theirs])?.do).toBe(
      'note-refunded-twice',
    )
  })

  test('an order of which all went back is closed, in whatever order it was noted', () => {
    const all = known({ state: 'succeeded', amount: PAID, providerRef: 're_1' })
    const back = { refunded: PAID, refundClaimed: PAID }
    expect(next(back, [all], [listed(PAID)])).toEqual({ do: 'close-refunded' })
    expect(next({ ...back, state: 'refunded' }, [all], [listed(PAID)])).toBeNull()
  })

  test('money that bought nothing is asked back once, and after a refusal once a day', () => {
    const refunding = { state: 'refunding' as const }
    expect(next(refunding, [], [])).toEqual({ do: 'give-back', amount: PAID })
    expect(
      next({ ...refunding, refundClaimed: PAID }, [known({ state: 'pending' })], []),
    ).toBeNull()
    const refused = known({ madeBy: 'shop', state: 'failed', settledAt: 1000 })
    expect(next(refunding, [refused], [], 1000 + 86_399)).toBeNull()
    expect(next(refunding, [refused], [], 1000 + 86_400)?.do).toBe('give-back')
    const desk = known({ state: 'failed', settledAt: 1000 })
    expect(next(refunding, [desk], [], 1000)?.do).toBe('give-back')
  })
})

describe('what is owed after a failure', () => {
  const failed = (amount: number, askedAt: number, settledAt: number) =>
    known({ state: 'failed', amount, askedAt, settledAt })
  const sent = (amount: number, askedAt: number) =>
    known({ state: 'succeeded', amount, askedAt, settledAt: askedAt })

  test.each<[string, KnownRefund[], number]>([
    ['nothing failed', [sent(30, 1)], 0],
    ['it failed', [failed(30, 1, 2)], 30],
    ['it failed after another was sent', [failed(30, 1, 9), sent(30, 2)], 30],
    ['it was made again', [failed(30, 1, 2), sent(30, 3)], 0],
    ['it was made again in the same second', [failed(30, 1, 1), sent(30, 1)], 0],
    ['a part of it was made again', [failed(30, 1, 2), sent(10, 3)], 20],
    ['it was made again and failed again', [failed(30, 1, 2), failed(30, 3, 4)], 30],
    ['and then went', [failed(30, 1, 2), failed(30, 3, 4), sent(30, 5)], 0],
    ['the new one is under way', [failed(30, 1, 2), known({ state: 'pending', askedAt: 3 })], 30],
    ['the new one was called off', [failed(30, 1, 2), known({ state: 'cancelled' })], 30],
  ])('%s', (_, refunds, owed) => {
    expect(owedAfterFailure(refunds)).toBe(owed)
  })
})

/** A provider that sends money of one payment back, and a shop that hears of it. */
function world() {
  const truth: ProviderRefund[] = []
  const rows: KnownRefund[] = []
  const entered: string[] = []
  let now = 1000
  const live = (all: { state: string; amount: number }[]) =>
    all
      .filter(({ state }) => state !== 'failed' && state !== 'cancelled')
      .reduce((sum, { amount }) => sum + amount, 0)
  const send = (amount: number, id: string | null): ProviderRefund | null => {
    const made = truth.find((each) => id !== null && each.id === id)
    if (made) return { ...made }
    if (live(truth) + amount > PAID) return null
    truth.push(listed(amount, { ref: `re_${truth.length}`, id, state: 'pending', at: now }))
    return { ...(truth.at(-1) ?? listed(0)) }
  }
  const standing = () => ({
    ...order,
    refunded: rows.reduce(
      (sum, { state, amount }) => sum + (state === 'succeeded' ? amount : 0),
      0,
    ),
    refundClaimed: live(rows),
  })

  /** What the step writes. Returns the list with what the provider has answered. */
  function apply(step: RefundStep, list: ProviderRefund[]): ProviderRefund[] {
    if (step.do === 'send-refund') {
      const answer = send(step.refund.amount, step.refund.id)
      if (answer) return [...list, answer]
      enter(step.refund.id, 'failed')
      return list
    }
    if (step.do !== 'note-refund') throw new Error(`Nothing was sent twice: ${step.do}`)
    const { news } = step
    if (!news.known) rows.push(known({ id: news.ref ?? '', madeBy: 'provider', ...withRef(news) }))
    else Object.assign(row(news.known.id), { providerRef: news.ref })
    enter(news.known?.id ?? news.ref ?? '', enteredState(news))
    return list
  }
  const withRef = ({ ref, amount }: { ref: string | null; amount: number }) => ({
    ...{ providerRef: ref, amount, askedAt: now },
  })
  const row = (id: string) => rows.find((each) => each.id === id) ?? known()
  function enter(id: string, state: KnownRefund['state']) {
    Object.assign(row(id), { state, settledAt: now })
    entered.push(`${id}:${state}`)
  }

  return {
    truth,
    rows,
    entered,
    standing,
    claim(amount: number) {
      if (live(rows) + amount <= PAID)
        rows.push(known({ id: `r${rows.length}`, amount, askedAt: now }))
    },
    send,
    pass: () => ++now,
    /** The shop looks at a list, which may be from before. */
    settle(answer: ProviderRefund[]) {
      let list = answer
      let isReadAgain = false
      for (let steps = 0; ; steps++) {
        expect(steps, 'steps').toBeLessThan(40)
        const step = nextRefundStep(standing(), rows, list, now)
        if (!step || step.do === 'close-refunded') return
        // As `settle` does, before it says so.
        if (step.do === 'note-refunded-twice' && !isReadAgain) {
          list = structuredClone(truth)
          isReadAgain = true
          continue
        }
        list = apply(step, list)
        expect(live(rows), 'claimed').toBeLessThanOrEqual(PAID)
      }
    },
  }
}

const acts = fc.oneof(
  fc.record({ does: fc.constant('claim'), amount: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ does: fc.constant('dashboard'), amount: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    does: fc.constant('settle'),
    which: fc.nat(5),
    state: fc.constantFrom('succeeded', 'failed', 'cancelled'),
  }),
  fc.record({ does: fc.constant('photograph') }),
  fc.record({ does: fc.constant('look'), which: fc.nat(5) }),
)

test('whatever is refunded where, and in whatever order it is heard of, the shop ends with the provider’s list', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 25 }), (story) => {
      const shop = world()
      const pictures: ProviderRefund[][] = [[]]
      for (const act of story) {
        shop.pass()
        if (act.does === 'claim') shop.claim(act.amount)
        if (act.does === 'dashboard') shop.send(act.amount, null)
        if (act.does === 'photograph') pictures.push(structuredClone(shop.truth))
        if (act.does === 'look') shop.settle(pictures[act.which % pictures.length] ?? [])
        const refund = act.does === 'settle' && shop.truth[act.which]
        if (refund && act.does === 'settle') settleAtBank(refund, act.state)
      }
      shop.settle(structuredClone(shop.truth))
      expect(new Set(shop.entered).size, 'each state once').toBe(shop.entered.length)
      const there = shop.truth.map(({ ref, state }) => [ref, state])
      const here = shop.rows.map(({ providerRef, state }) => [providerRef, state])
      expect(here.filter(([ref]) => ref !== null).sort()).toEqual(there.sort())
      for (const { providerRef, state } of shop.rows)
        if (providerRef === null) expect(state, 'refused').toBe('failed')
    }),
    {
      numRuns: 3000,
      examples: [
        [
          [
            { does: 'dashboard', amount: 34 },
            { does: 'dashboard', amount: 43 },
            { does: 'photograph' },
            { does: 'claim', amount: 24 },
            { does: 'settle', which: 0, state: 'cancelled' },
            { does: 'look', which: 1 },
          ],
        ],
      ],
    },
  )
})

/** What is under way goes, fails or is called off; what went can fail. */
function settleAtBank(refund: ProviderRefund, state: 'succeeded' | 'failed' | 'cancelled') {
  if (refund.state === 'pending' || (refund.state === 'succeeded' && state === 'failed'))
    refund.state = state
}
