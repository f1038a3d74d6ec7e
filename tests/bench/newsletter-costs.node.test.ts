import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { costTable, usageOf, warmUpTable } from './newsletter-costs.ts'

test('docs/newsletter-costs.md has what is worked out', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/newsletter-costs.md'), 'utf8')
  // Tables are padded there.
  const bare = (text: string) => text.replace(/-{3,}/g, '---').replace(/ +/g, ' ')
  for (const table of [costTable(), warmUpTable()])
    assert.ok(bare(page).includes(bare(table)), `The table should be\n${table}`)
})

test('100,000 mails to people who know the sender take three hours at ten a second', () => {
  const { warm, freeDays } = usageOf(100_000, 10)
  assert.equal(warm, 10_000)
  assert.ok(freeDays > 1)
})
