import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products } from '../../src/catalog/tables.ts'
import { type Db, openDb, preparedBatch } from '../../src/platform/db.ts'
import { putProduct } from '../catalog/products.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, db } from '../support/shop.ts'

/** The title of a product and whether it is on sale, as two statements. */
const statements = (db: Db) => {
  const wanted = eq(products.handle, sql.placeholder('handle'))
  return [
    db.select({ title: products.title, options: products.options }).from(products).where(wanted),
    db.select({ status: products.status }).from(products).where(wanted).limit(1),
  ] as const
}

test('SQL is built once, however many requests run it, each with values of its own', async () => {
  await putProduct({ handle: 'once-a', title: 'First', status: 'draft' })
  await putProduct({ handle: 'once-b', title: 'Second' })
  let builds = 0
  const read = preparedBatch((db) => {
    builds++
    return statements(db)
  })
  const [[first], [firstOnSale]] = await read(db, { handle: 'once-a' })
  const [[second], [secondOnSale]] = await read(db, { handle: 'once-b' })
  expect([first?.title, firstOnSale?.status]).toEqual(['First', 'draft'])
  expect([second?.title, secondOnSale?.status]).toEqual(['Second', 'active'])
  expect(builds).toBe(1)
})

test('rows are read as the table says, as in any other query', async () => {
  await putProduct({ handle: 'once-typed' })
  const [[product]] = await preparedBatch(statements)(db, { handle: 'once-typed' })
  const [plain] = await db
    .select({ title: products.title, options: products.options })
    .from(products)
    .where(eq(products.handle, 'once-typed'))
  expect(product).toEqual(plain)
  expect(Array.isArray(product?.options)).toBe(true)
})

test('each request asks the database that it opened, in one round trip', async () => {
  const read = preparedBatch(statements)
  const watched = () => {
    const trips: number[] = []
    const connection = interposed(bindings.DB, (trip, act) => {
      trips.push(trip.length)
      return act()
    })
    return { trips, db: openDb(connection, 'anywhere') }
  }
  const [one, other] = [watched(), watched()]
  await read(one.db, { handle: 'a' })
  await read(other.db, { handle: 'b' })
  expect([one.trips, other.trips]).toEqual([[2], [2]])
})

test('a value that is missing is an error, not null', async () => {
  await expect(preparedBatch(statements)(db, {})).rejects.toThrow('handle')
})
