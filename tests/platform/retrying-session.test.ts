import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { takeFromStock } from '../../src/catalog/stock-queries.ts'
import { products } from '../../src/catalog/tables.ts'
import { brokeConstraint, type Db, isDatabaseDown, openDb } from '../../src/platform/db.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, db } from '../support/shop.ts'

type Fault = { message: string; acts: boolean }

/** The database behind a bad line: each call meets the next fault, until there is none. */
function badLine(faults: Fault[]): { shop: Db; calls: () => number } {
  let calls = 0
  const call = async <T>(carryOut: () => Promise<T>) => {
    calls++
    const fault = faults.shift()
    if (!fault) return carryOut()
    if (fault.acts) await carryOut()
    throw new Error(fault.message)
  }
  const d1 = interposed(bindings.DB, (_, act) => call(act))
  return { shop: openDb(d1, 'primary'), calls: () => calls }
}

const lost = 'D1_ERROR: Network connection lost.'
const titleOf = (shop: Db, id: string) =>
  shop.select({ title: products.title }).from(products).where(eq(products.id, id))

test('a question that is lost on the way is asked again', async () => {
  const { handle } = await offerRing()
  const reset = 'D1_ERROR: Internal error in D1 DB storage caused object to be reset.'
  const faults = [lost, reset].map((message) => ({ message, acts: false }))
  const { shop, calls } = badLine(faults)
  expect(await titleOf(shop, handle)).toEqual([{ title: 'Test ring' }])
  expect(calls()).toBe(3)
})

test('a write whose answer is lost is carried out once', async () => {
  const { handle } = await offerRing()
  const { shop } = badLine([{ message: lost, acts: true }])
  await shop.update(products).set({ title: 'Renamed' }).where(eq(products.id, handle))
  expect(await titleOf(db, handle)).toEqual([{ title: 'Renamed' }])
})

test('a batch whose answer is lost breaks its own key when it is sent again, and changes nothing twice', async () => {
  const ring = await offerRing({ stock: 5 })
  const again = await offerRing()
  const { shop } = badLine([{ message: lost, acts: true }])
  const [copy] = await db.select().from(products).where(eq(products.id, again.handle))
  if (!copy) throw new Error('No ring')
  const act = shop.batch([
    shop.insert(products).values({ ...copy, id: 'new', handle: 'new' }),
    takeFromStock(shop, ring.variant, 1),
  ])
  const error = await act.catch((e: unknown) => e)
  expect(brokeConstraint(error, 'products.')).toBe(true)
  expect(await stockOf(ring.variant)).toBe(4)
})

test.each([
  ['a line that stays bad is given up after four calls', lost, 4],
  ['an overloaded database is not asked again', 'D1_ERROR: D1 DB is overloaded.', 1],
])('%s', async (_, message, expected) => {
  const faults = Array.from({ length: 9 }, () => ({ message, acts: false }))
  const { shop, calls } = badLine(faults)
  const error = await titleOf(shop, 'any').catch((e: unknown) => e)
  expect(isDatabaseDown(error)).toBe(true)
  expect(calls()).toBe(expected)
})

test('a statement that is wrong is not the fault of the database', async () => {
  const error = await db.run('select nonsense').catch((e: unknown) => e)
  expect(error).toBeInstanceOf(Error)
  expect(isDatabaseDown(error)).toBe(false)
})

test('who asks the primary is never answered by a replica, later in the request either', async () => {
  const { handle } = await offerRing()
  /** A replica that has heard of nothing yet; a session that began at the primary goes on there. */
  const replica = { prepare: () => ({ bind: () => bindings.DB.prepare('select 1 where false') }) }
  const d1 = new Proxy(bindings.DB, {
    get: (target, name) => {
      if (name === 'withSession') return () => replica
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const shop = openDb(d1, 'primary')
  for (let question = 0; question < 2; question++)
    expect(await titleOf(shop, handle)).toHaveLength(1)
})
