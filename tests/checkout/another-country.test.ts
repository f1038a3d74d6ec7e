import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, stripe, travelTo, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const greta = {
  ...anna,
  ...{ email: 'greta@example.com', phone: '030 901820', name: 'Greta Lindner' },
  ...{ line1: 'Torstraße 140', postcode: '10119', city: 'Berlin', country: 'DE' },
}
const overseas = { city: 'San Francisco', phone: '+14155550123', postcode: '94103' }
const checkAgain = 'Please check the delivery and the total again'

let shopper: Visitor
// Two weeks without a public holiday anywhere near.
beforeAll(() => travelTo('2027-02-08T10:00+01:00'))
beforeEach(async () => {
  shopper = visitor()
  await addToCart(shopper, await offerRing({ price: 89_000, stock: 5 }))
})

/** The page that the shop shows first: its delivery to the first country of the first zone. */
const firstPage = async () => (await shopper.get('/checkout')).page
const send = async (typed: Record<string, string>, page?: string) =>
  shopper.submit('/checkout', page ?? (await firstPage()), typed)

async function newestOrder() {
  const id = stripe.sessions.at(-1)?.client_reference_id ?? ''
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  return order
}

test('a country picked at the end is ordered to at once where nothing that is paid or promised differs', async () => {
  const page = await firstPage()
  expect(page).toContain('Including VAT (21%)')
  const sent = await send(greta, page)
  expect([sent.status, sent.location]).toEqual([303, expect.stringContaining('/pay/')])
  // The same total; the tax in it is the country's own.
  expect(await newestOrder()).toMatchObject({ country: 'DE', total: 90_490, taxRate: 1900 })
  expect(stripe.sessions.at(-1)?.amount_total).toBe(90_490)
})

test('a country where delivery costs more is shown before anybody pays', async () => {
  const before = stripe.sessions.length
  const britain = { country: 'GB', postcode: 'SW1A 2AA', phone: '+442079460000', city: 'London' }
  const refused = await send({ ...greta, ...britain })
  expect(refused.status).toBe(409)
  expect(refused.page).toContain(checkAgain)
  expect(refused.page).toContain('€914.90')
  expect(refused.page).toContain('Torstraße 140')
  expect(stripe.sessions.length).toBe(before)
  const sent = await send({ ...greta, ...britain }, refused.page)
  expect(sent.location).toContain('/pay/')
})

test('a public holiday on the way is a day later: shown before it is promised', async () => {
  // The Tuesday after is a holiday in Germany alone.
  travelTo('2028-09-29T10:00+02:00')
  const refused = await send(greta)
  expect([refused.status, refused.page.includes(checkAgain)]).toEqual([409, true])
  expect((await send(greta, refused.page)).location).toContain('/pay/')
})

test('a state that a country’s addresses need is asked for, whatever the order costs', async () => {
  const refused = await send({ ...greta, ...overseas, country: 'US' })
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('Please choose a state from the list.')
  expect(refused.page).toContain('€939.90')
})

test.each([
  ['a country without VAT in the price, where duty may be due', 'NL', 'CH'],
  ['a country with VAT in the price, after one without', 'CH', 'NL'],
])('%s, is shown first although the total is the same', async (_, first, second) => {
  const [europe] = structuredClone(bindings.DELIVERY) as unknown as { countries: string[] }[]
  const DELIVERY = [{ ...europe, countries: [first, second] }] as never
  const shopper = visitor({ answer: shopWith({ DELIVERY }).answer })
  await addToCart(shopper, await offerRing({ price: 89_000, stock: 5 }))
  const swiss = { postcode: '8001', city: 'Zürich', phone: '+41442000000' }
  const typed = { ...anna, ...(second === 'CH' && swiss), country: second }
  const { page } = await shopper.get('/checkout')
  const refused = await shopper.submit('/checkout', page, typed)
  expect(refused.status).toBe(409)
  for (const shown of [page, refused.page]) expect(shown).toContain('€904.90')
  expect(page.includes('No VAT included')).toBe(first === 'CH')
  expect(refused.page.includes('No VAT included')).toBe(second === 'CH')
  expect((await shopper.submit('/checkout', refused.page, typed)).location).toContain('/pay/')
})
