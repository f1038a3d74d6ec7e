// Runs in Node (`node --test`): how much of a large file an import has in memory.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openSpoolFile } from '../../src/commands/import-catalog/spool-file.ts'
import { makePlan } from '../../src/import/plan.ts'
import { prepareProducts } from '../../src/import/prepare-products.ts'
import { nothing } from '../../src/import/present.ts'
import { planStatements } from '../../src/import/queries.ts'
import { readProducts } from '../../src/import/read-products.ts'
import { readRows } from '../../src/import/read-rows.ts'
import type { OpenSpool } from '../../src/import/spool.ts'
import { generatedExport } from '../bench/generated-export.ts'

const PRODUCTS = 500

test('an import has 4 KB of each product in memory at most, and writes the same as with all of it', async () => {
  const whole = await importAll(() => [])
  const spooled = await importAll(openSpoolFile)
  assert.deepEqual(spooled.statements, whole.statements)
  assert.ok(spooled.kilobytes < 4, `${spooled.kilobytes} KB`)
  assert.ok(whole.kilobytes > 4, `${whole.kilobytes} KB would be enough without files`)
})

test('a spool gives back what was put in, written or not yet written, in order', () => {
  const spool = openSpoolFile<{ at: number; text: string }>()
  const values = Array.from({ length: 300 }, (_, at) => ({
    at,
    text: `Ünïcode "${at}"\n`.repeat(50),
  }))
  for (const value of values) {
    spool.push(value)
    assert.deepEqual(spool.at(value.at), value)
  }
  assert.equal(spool.length, 300)
  assert.deepEqual([...spool], values)
  assert.equal(spool.at(300), undefined)
})

/** Kilobytes that are held when all is read and planned, by product, and what is written. */
async function importAll(openSpool: OpenSpool) {
  const collectGarbage = garbageCollector()
  async function* file() {
    for (const line of generatedExport(PRODUCTS)) yield Buffer.from(line)
  }
  const before = collectGarbage()
  const sheet = await readRows(file(), { rows: openSpool() })
  const currency = { code: 'EUR', decimals: 2 }
  const reading = readProducts(sheet, currency, (html) => html, openSpool())
  const prepared = await prepareProducts(reading, nothing, {
    ...{ header: sheet.header, currency, pictures: new Map(), moved: new Map() },
    ...{ detailsOf: async () => new Map(), openSpool },
  })
  const plan = makePlan(nothing, { ...prepared, named: null, listed: null, list: new Map() })
  const kilobytes = (collectGarbage() - before) / PRODUCTS / 1024
  assert.equal(sheet.rows.length, 3 * PRODUCTS)
  assert.equal(reading.products.length, PRODUCTS)
  return { kilobytes, statements: [...planStatements(plan, 1)] }
}

/** Returns bytes on the heap after a collection. */
function garbageCollector(): () => number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  return () => {
    collect()
    return process.memoryUsage().heapUsed
  }
}
