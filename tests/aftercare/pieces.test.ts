import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { careOf, metalCare, stoneCare } from '../../src/aftercare/rules/care.ts'
import { en } from '../../src/aftercare/words/en.ts'
import type { Facts, Stone } from '../../src/catalog/facts.ts'
import { products } from '../../src/catalog/tables.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'

const diamond: Stone = {
  ...{ kind: 'diamond', origin: 'natural', count: 1, caratTotal: 0.31, color: 'F', clarity: 'VS1' },
  certificate: { lab: 'GIA', number: '2141438172' },
}
const facts: Facts = {
  ...{ metal: '18K white gold', fineness: 750, plating: 'rhodium', stones: [diamond] },
  dimensions: {},
}

const textOf = (page: string) =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the certificate says what was sold, and not what the catalogue says later', async () => {
  const order = await sellAndPay([{ title: 'Alba', facts }])
  const [line] = await linesOfOrder(db, order.id)
  await db
    .update(products)
    .set({ vendor: 'Somebody else', facts: { ...facts, metal: 'Steel', stones: [] } })
    .where(eq(products.handle, line?.handle ?? ''))
  const { page, headers } = await order.shopper.get(
    paths.orderCertificate(order.number, line?.id ?? ''),
  )
  const text = textOf(page)
  expect(text).toMatch(/Certificate Alba.*18K white gold.*750.*0\.31.*GIA.*2141438172/)
  expect(text).toMatch(new RegExp(`Order ${order.number}`))
  expect(text).toContain('neither the report of a laboratory nor an appraisal')
  expect(text).toContain('Where a laboratory has examined a stone')
  expect(text).not.toMatch(/Steel|Somebody else/)
  expect(headers.get('Cache-Control')).toBe('no-store')
})

test('without a report nothing is said of one, and a refunded piece has no certificate', async () => {
  const order = await sellAndPay([{ title: 'Alba' }])
  const [line] = await linesOfOrder(db, order.id)
  const path = paths.orderCertificate(order.number, line?.id ?? '')
  expect(textOf((await order.shopper.get(path)).page)).not.toContain('has examined a stone')
  await db.run(sql`update order_lines set refunded_units = quantity where id = ${line?.id}`)
  expect((await order.shopper.get(path)).status).toBe(404)
  expect((await order.shopper.get(`/orders/${order.number}`)).page).not.toContain(path)
})

test('the page of care speaks of the metals and stones that were bought, and of no others', async () => {
  const pearl: Stone = { kind: 'freshwater pearl', origin: 'cultured', count: 1 }
  const care = 'Bring it back each spring.'
  const order = await sellAndPay([
    { title: 'Alba', facts: { ...facts, care } },
    { title: 'Bice', facts: { metal: 'Sterling silver', stones: [pearl], dimensions: {} } },
  ])
  const { page } = await order.shopper.get(paths.orderCare(order.number))
  for (const title of ['White gold', 'Silver', 'Diamond and moissanite', 'Pearls and'])
    expect(page).toContain(`<h2>${title}`)
  for (const title of ['Opal', 'Emerald', 'Platinum', 'Plated'])
    expect(page).not.toContain(`<h2>${title}`)
  expect(page).toContain(care)
})

test('each metal has its care', () => {
  const of = (metal: string, more: Partial<Facts> = {}) =>
    metalCare({ metal, stones: [], dimensions: {}, ...more })
  expect(of('18K yellow gold')).toEqual(['gold'])
  expect(of('14K white gold', { plating: 'rhodium' })).toEqual(['white-gold'])
  expect(of('Platinum 950')).toEqual(['platinum'])
  expect(of('S925 silver')).toEqual(['silver'])
  expect(of('Gold vermeil')).toEqual(['plated'])
  expect(of('Sterling silver', { plating: '18K gold' })).toEqual(['plated'])
  expect(of('Sterling silver', { plating: 'rhodium' })).toEqual(['plated'])
  expect(of('Titanium')).toEqual([])
})

test('each stone has its care, and what was done to it counts first', () => {
  const of = (kind: string, more: Partial<Stone> = {}) =>
    stoneCare({ kind, origin: 'natural', count: 1, ...more })
  const kinds = {
    ...{ diamond: 'diamond', moissanite: 'diamond', 'blue sapphire': 'hard', ruby: 'hard' },
    ...{ emerald: 'emerald', opal: 'opal', 'Akoya pearl': 'pearl', 'mother-of-pearl': 'pearl' },
    ...{ tanzanite: 'delicate', 'blue topaz': 'delicate', turquoise: 'porous', amber: 'organic' },
    ...{ amethyst: 'sturdy', 'cubic zirconia': 'sturdy', aquamarine: 'sturdy', pebble: 'unknown' },
  }
  for (const [kind, care] of Object.entries(kinds)) expect(of(kind), kind).toBe(care)
  expect(of('ruby', { treatment: 'glass filled' })).toBe('filled')
  expect(of('ruby', { origin: 'composite' })).toBe('filled')
  expect(of('opal doublet')).toBe('filled')
  expect(careOf([facts, facts])).toEqual({ metals: ['white-gold'], stones: ['diamond'] })
  for (const { title, text } of Object.values({ ...en.care.metals, ...en.care.stones }))
    expect(title && text).toBeTruthy()
})
