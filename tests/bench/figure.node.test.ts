import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, atMost, exactly, merge, noted, percentile, round } from './figure.ts'
import { jsonOf, tableOf } from './table.ts'

test('a budget is met up to its last byte and missed from the next', () => {
  assert.deepEqual(atMost(14_336, 14_336, 'B'), {
    value: 14_336,
    budget: 14_336,
    unit: 'B',
    met: true,
  })
  assert.equal(atMost(14_336, 14_337, 'B').met, false)
  assert.equal(atLeast(0.5, 0.49, '').met, false)
  assert.equal(exactly(12, 11, '').met, false)
  assert.equal(exactly(12, 12, '').met, true)
})

test('what two measures say of one page stands together', () => {
  const merged = merge([{ home: { a: noted(1, '') } }, { home: { b: noted(2, '') } }])
  assert.deepEqual(Object.keys(merged.home ?? {}), ['a', 'b'])
})

test('the 95th of a hundred buyers is the 95th percentile, whatever order they came in', () => {
  const times = Array.from({ length: 100 }, (_, at) => 100 - at)
  assert.equal(percentile(times, 0.95), 95)
  assert.equal(percentile([7], 0.5), 7)
  assert.throws(() => percentile([], 0.5))
})

test('figures are as exact as they can be read', () => {
  assert.deepEqual([0.4567, 12.34, 1234.5].map(round), [0.46, 12.3, 1235])
})

test('the table names each area once, and counts what has a budget', () => {
  const table = tableOf({
    home: { HTML: atMost(14_336, 6_579, 'B'), 'first view': noted(126_557, 'B') },
    Worker: { upload: atMost(150, 194.4, 'KiB') },
  })
  assert.equal(
    table,
    [
      '                     measured  budget',
      'home    HTML          6,579 B  14,336  met',
      '        first view  126,557 B',
      'Worker  upload      194.4 KiB     150  MISSED',
      '',
      '1 of 2 budgets met',
    ].join('\n'),
  )
})

test('where a decision allows more than the budget, the table names it and the budget stays missed', () => {
  const upload = (value: number) => ({
    Worker: {
      upload: {
        ...atMost(150, value, 'KiB'),
        instead: { limit: 200, decision: 'docs/decisions/008' },
      },
    },
  })
  assert.match(tableOf(upload(150)), /150 {2}met\n/)
  assert.match(tableOf(upload(200)), /up to 200 by docs\/decisions\/008\n\n0 of 1 budgets met$/)
  assert.match(tableOf(upload(201)), /MISSED\n/)
  assert.deepEqual(JSON.parse(jsonOf(upload(174))), {
    Worker: { 'upload (KiB)': { value: 174, budget: 150, met: false } },
  })
})
