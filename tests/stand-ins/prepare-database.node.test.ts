// Runs in Node (`node --test`): new local databases, and what they are copied from.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { databaseFile, readDatabase } from './local-database.ts'
import { prepareDatabase } from './prepare-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'prepare-database-test-'))
after(() => rmSync(folder, { recursive: true }))

const shown: string[] = []
const how = { encodeLater: true, show: (line: string) => shown.push(line) }

async function newDatabase(name: string) {
  const place = { persistTo: join(folder, name) }
  await prepareDatabase(place, how)
  const count = (rows: string) => readDatabase(`SELECT 1 FROM ${rows}`, place).length
  const change = (sql: string) => {
    const database = new DatabaseSync(databaseFile(place) ?? '', {
      enableForeignKeyConstraints: false,
    })
    database.exec(sql)
    database.close()
  }
  return { place, count, change }
}

test('a new database has the demo catalogue, whose pictures need not be encoded, and is nobody else’s', async () => {
  const { change } = await newDatabase('one')
  change('DELETE FROM collections')
  shown.length = 0
  const { count } = await newDatabase('other')
  assert.deepEqual(shown, [], 'it was made anew')
  assert.ok(count('collections') > 5)
  assert.ok(count('images WHERE picture IS NOT NULL') > 100)
})

test('a database that is there keeps what is in it, and gets what it lacks once', async () => {
  const { place, count, change } = await newDatabase('old')
  change("UPDATE collections SET title = 'Mine'")
  await prepareDatabase(place, how)
  assert.equal(count("collections WHERE title <> 'Mine'"), 0)
  const products = count('products')
  change('DELETE FROM products')
  shown.length = 0
  await prepareDatabase(place, how)
  await prepareDatabase(place, how)
  assert.deepEqual(shown, ['Importing the demo catalogue …'])
  assert.equal(count('products'), products)
})
