import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { costTable, usageOf } from './statistics-costs.ts'

test('docs/statistics-costs.md has the costs that are worked out', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/statistics-costs.md'), 'utf8')
  // Tables are padded there.
  const bare = (text: string) => text.replace(/-{3,}/g, '---').replace(/ +/g, ' ')
  assert.ok(bare(page).includes(bare(costTable())), `The table should be\n${costTable()}`)
})

test('a shop with 10,000 views a day stays within the free plan', () => {
  assert.deepEqual(usageOf(10_000).breaks, [])
  assert.equal(usageOf(1_000_000).price, 7.25)
  assert.ok(usageOf(100_000).breaks.includes('points'))
})
