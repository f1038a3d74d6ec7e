// Runs in Node (`node --test`): what the demo shop says about its products.
import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { jewelKind } from '../../src/catalog/rules/jewel-kind.ts'
import { readProducts } from '../../src/import/read-products.ts'
import { readRows } from '../../src/import/read-rows.ts'
import { sanitizeDescription } from '../../src/import/sanitize.ts'
import { intoEmptyShop } from './import-files.ts'

const csv = resolve(import.meta.dirname, '../stand-ins/catalogue/products.csv')

test('the demo catalogue is read without a fault and says nothing that must not be said', async () => {
  const sheet = await readRows(createReadStream(csv))
  const reading = readProducts(sheet, { code: 'EUR', decimals: 2 }, sanitizeDescription)
  const { products, findings } = await intoEmptyShop(reading, sheet.header)
  assert.deepEqual(findings, [])
  assert.equal(products.length, 44)
  // Every kind in the demo has its own drawing, category and sizes.
  for (const { handle, type } of products) assert.ok(jewelKind(type), `${handle} is a ${type}`)
})
