import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { sealedColumns, sealedColumnsOf } from '../../src/key-rotation/queries.ts'

const root = resolve(import.meta.dirname, '../..')

test('no sealed column of any slice is forgotten when keys change', async () => {
  const names = (columns: typeof sealedColumns) =>
    columns.map(({ table, name }) => `${table}.${name}`)
  const found: string[] = []
  for (const file of globSync('src/*/tables.ts', { cwd: root }))
    found.push(...names(sealedColumnsOf(await import(resolve(root, file)))))
  assert.deepEqual(names(sealedColumns).sort(), found.sort())
  for (const column of ['orders.contact', 'orders.email', 'cart_lines.personalization'])
    assert.ok(found.includes(column), column)
})
