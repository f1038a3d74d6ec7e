import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isUnsent,
  mayMoveByHand,
  mayMovePiece,
  type Stage,
  shopperStage,
  stages,
} from '../../src/fulfilment/rules.ts'

/** What can follow on each stage. */
const next: Record<Stage, string> = {
  'to-make': 'on-the-bench at-the-assay-office ready cancelled',
  'on-the-bench': 'to-make at-the-assay-office ready cancelled',
  'at-the-assay-office': 'to-make on-the-bench ready cancelled',
  ready: 'to-make on-the-bench at-the-assay-office sent cancelled',
  sent: 'delivered returned',
  delivered: 'returned',
  returned: '',
  cancelled: 'to-make on-the-bench at-the-assay-office ready',
}

test.each(stages)('from %s a piece goes nowhere else', (from) => {
  expect(stages.filter((to) => mayMovePiece(from, to)).join(' ')).toBe(next[from])
})

test('the workshop moves pieces within the house; only who may change orders cancels them', () => {
  for (const role of ['owner', 'desk', 'workshop'] as const) {
    expect(mayMoveByHand(role, 'to-make', 'on-the-bench')).toBe(true)
    expect(mayMoveByHand(role, 'ready', 'to-make')).toBe(true)
    expect(mayMoveByHand(role, 'ready', 'cancelled')).toBe(role !== 'workshop')
    expect(mayMoveByHand(role, 'cancelled', 'to-make')).toBe(role !== 'workshop')
  }
  for (const role of ['editor', 'books'] as const)
    expect(mayMoveByHand(role, 'to-make', 'on-the-bench')).toBe(false)
})

test('nobody sends, delivers or takes back by hand, and nobody moves a piece to where it is', () => {
  for (const from of stages) {
    expect(mayMoveByHand('owner', from, from)).toBe(false)
    for (const to of ['sent', 'delivered', 'returned'] as const)
      expect(mayMoveByHand('owner', from, to)).toBe(false)
  }
})

test.each<[Stage[], string | null]>([
  [[], null],
  [['to-make'], 'ordered'],
  [['to-make', 'ready'], 'ordered'],
  [['on-the-bench', 'to-make'], 'being-made'],
  [['at-the-assay-office', 'ready'], 'being-made'],
  [['ready', 'ready'], 'ready'],
  [['sent', 'to-make'], 'partly-sent'],
  [['delivered', 'ready'], 'partly-sent'],
  [['delivered', 'sent'], 'sent'],
  [['delivered', 'delivered'], 'delivered'],
  [['delivered', 'cancelled', 'returned'], 'delivered'],
  [['ready', 'cancelled'], 'ready'],
  [['returned', 'cancelled'], 'returned'],
  [['cancelled'], 'cancelled'],
])('pieces that are %j read as %s', (all, read) => {
  expect(shopperStage(all)).toBe(read)
})

const anyStages = fc.array(fc.constantFrom(...stages), { minLength: 1, maxLength: 6 })

test('the order of the pieces does not change what the shopper reads, and nothing that is missing reads as sent', () => {
  fc.assert(
    fc.property(anyStages, (all) => {
      const read = shopperStage(all)
      expect(shopperStage(all.toReversed())).toBe(read)
      expect(shopperStage(stages.flatMap((one) => all.filter((each) => each === one)))).toBe(read)
      if (all.some(isUnsent)) expect(['sent', 'delivered', 'returned']).not.toContain(read)
      if (read === 'delivered') expect(all).toContain('delivered')
    }),
  )
})
