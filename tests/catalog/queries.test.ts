import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sellableVariants } from '../../src/catalog/queries.ts'
import { takeFromStock } from '../../src/catalog/stock-queries.ts'
import { variants } from '../../src/catalog/tables.ts'
import { brokeConstraint } from '../../src/platform/db.ts'
import { db, putPicture, putProduct } from './products.ts'

const stockOf = async (id: string) =>
  (await db.select({ stock: variants.stock }).from(variants).where(eq(variants.id, id)))[0]?.stock

test('the cart learns of a variant what it needs, with the picture of the variant or the first', async () => {
  await putProduct({ handle: 'q-band', status: 'draft' }, [{}, {}])
  await putPicture('q-band', 1, 'second')
  const own = await putPicture('q-band', 2, 'own')
  await putPicture('q-band', 0, 'first')
  await db.update(variants).set({ imageId: own }).where(eq(variants.id, 'q-band-1'))
  const found = await sellableVariants(db, ['q-band-0', 'q-band-1', 'nobody'])
  expect(found.map(({ id, status, picture }) => ({ id, status, picture }))).toEqual([
    { id: 'q-band-0', status: 'draft', picture: 'first' },
    { id: 'q-band-1', status: 'draft', picture: 'own' },
  ])
})

test('more ids than D1 takes parameters are no trouble', async () => {
  const ids = Array.from({ length: 500 }, (_, at) => `nobody-${at}`)
  expect(await sellableVariants(db, ids)).toEqual([])
})

test('what is taken is off the stock, which stays a whole number, although D1 binds numbers as floats', async () => {
  await putProduct({ handle: 'q-whole' }, [{ stock: 3 }])
  await takeFromStock(db, 'q-whole-0', 1)
  expect(await stockOf('q-whole-0')).toBe(2)
  const row = await (env as unknown as CloudflareBindings).DB.prepare(
    "select typeof(stock) as kind from variants where id = 'q-whole-0'",
  ).first('kind')
  expect(row).toBe('integer')
})

test('taking more than there is undoes the whole batch', async () => {
  await putProduct({ handle: 'q-a' }, [{ stock: 5 }])
  await putProduct({ handle: 'q-b' }, [{ stock: 1 }])
  const refused = await db
    .batch([takeFromStock(db, 'q-a-0', 1), takeFromStock(db, 'q-b-0', 2)])
    .catch((error: unknown) => error)
  expect(brokeConstraint(refused, 'stock_not_negative')).toBe(true)
  expect(await stockOf('q-a-0')).toBe(5)
})
