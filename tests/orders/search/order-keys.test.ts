import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { noteParcelKey, searchedFor } from '../../../src/orders/search/order-keys.ts'
import { idsFound } from '../../../src/orders/search/queries.ts'
import { orderKeys, orders } from '../../../src/orders/tables.ts'
import { runBatch } from '../../../src/platform/db.ts'
import { offerRing } from '../../support/catalogue.ts'
import { placeOrder } from '../../support/purchase.ts'
import { config, db, visitor } from '../../support/shop.ts'

async function found(text: string): Promise<string[]> {
  const ids = idsFound(await searchedFor(config, text))
  const rows = await db.select({ id: orders.id }).from(orders).where(inArray(orders.id, ids))
  return rows.map(({ id }) => id)
}

const ring = await offerRing({ stock: 9 })
const other = await offerRing({ stock: 9 })
const order = await placeOrder(visitor(), ring, {
  name: 'Ida van der Berg',
  email: 'Ida@Müller.example',
  phone: '020 555 0177',
  postcode: '1017 AB',
})
await placeOrder(visitor(), other, { name: 'Ada Palm', phone: '020 555 0188', postcode: '1018 AB' })

test.each([
  order.number,
  order.number.toLowerCase().replace('-', ' '),
  'ida@xn--mller-kva.example',
  'IDA@MÜLLER.EXAMPLE',
  '+31 20 5550177',
  '020-5550177',
  'Berg',
  'VAN DER BERG',
  'van der berg 1017ab',
  `${ring.handle}-52`.toUpperCase().replaceAll('-', ' '),
])('an order that was placed is found by %s, and no other', async (text) => {
  expect(await found(text)).toEqual([order.id])
})

test.each(['Ida', 'Bergen', '1017 AB', 'Palm 1017 AB', 'ida@muller.example', '020 555 0178', ''])(
  'nobody is found by %j',
  async (text) => {
    expect(await found(text)).toEqual([])
  },
)

test('a parcel’s number finds its order, sent twice or not', async () => {
  for (let again = 0; again < 2; again++)
    await runBatch(db, (await noteParcelKey({ db, config }, order.id, '1Z 999 AA1')).statements)
  expect(await found('1z999aa1')).toEqual([order.id])
})

test('the database knows no word that was ordered, and no digest that another kind has', async () => {
  const rows = await db.select().from(orderKeys).where(eq(orderKeys.orderId, order.id))
  expect(rows.length).toBeGreaterThan(6)
  expect(new Set(rows.map(({ digest }) => digest)).size).toBe(rows.length)
  expect(JSON.stringify(rows)).not.toMatch(/berg|1017|müller|0177|ring-/i)
})
