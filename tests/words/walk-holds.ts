import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { db, later } from '../support/shop.ts'
import { checkOut, type GreekShop, putIntoCart, setStock } from './greek-shop.ts'

/** What is said to who holds too much, too long or too often without paying. */
export async function walkHolds(shop: GreekShop): Promise<void> {
  const greedy = shop.visitor()
  await setStock('low-0', 11)
  expect(await putIntoCart(greedy, 'low', 0, { quantity: '10' })).toBe(303)
  expect(await putIntoCart(greedy, 'many-0')).toBe(303)
  expect((await checkOut(greedy)).status).toBe(409)

  const late = shop.visitor()
  await setStock('only-0', 1)
  expect(await putIntoCart(late, 'only')).toBe(303)
  expect((await checkOut(late)).status).toBe(303)
  expect((await late.get('/checkout')).status).toBe(200)
  later(40 * 60)
  await shop.clockStrikes()
  expect((await late.get('/checkout')).status).toBe(200)
  expect((await checkOut(late)).status).toBe(409)

  const fickle = shop.visitor()
  expect(await putIntoCart(fickle, 'made')).toBe(303)
  for (let order = 0; order < 10; order++)
    expect((await checkOut(fickle, { gift_message: 'α'.repeat(order) })).status).toBe(303)
  expect((await checkOut(fickle, { gift_message: 'β' })).status).toBe(429)

  await db.run(sql`with recursive n(n) as (select 1 union all select n + 1 from n where n < 199)
    insert into cart_submissions select cart_id, n, at from n,
      (select * from cart_submissions order by rowid desc limit 1)`)
  expect(await putIntoCart(fickle, 'made')).toBe(422)
}
