import { expect, test } from 'vitest'
import { butStock, errorsOf, readText } from './import-files.ts'

/** Year, columns for what a product is, cells in them, and the type that is meant. */
const headers = `
  2013 | Type                                               | Ring                   | Ring
  2021 | Standard Product Type,Custom Product Type          | Jewelry > Rings,Band   | Band
  2021 | Standard Product Type,Custom Product Type          | 200,Band               | Band
  2022 | Standardized Product Type,Custom Product Type      | Jewelry > Rings,       | Rings
  2022 | Standardized Product Type,Custom Product Type      | ,Ring                  | Ring
  2024 | Product Category,Type                              | Jewelry > Rings,Signet | Signet
  2025 | Product category                                   | Jewelry > Necklaces    | Necklaces
`

test.each(headers.trim().split('\n'))('the type of a product is read: %s', async (line) => {
  const [, columns, cells, type] = line.split('|').map((part) => part.trim())
  const { products, ...reading } = await readText(
    `Handle,Title,${columns},Variant SKU,Variant Inventory Qty,Variant Price\na,A,${cells},S,5,95.00\n`,
  )
  expect(errorsOf(reading)).toEqual([])
  expect(products[0]).toMatchObject({ type })
})

const metafields = (cells: Record<string, string>) =>
  readText(
    `Handle,Title,Price,${Object.keys(cells).join(',')}\na,A,5,${Object.values(cells).join(',')}\n`,
  )

test.each([
  ['gold', '', { metal: 'Gold' }],
  ['sterling-silver; pearl', '', { metal: 'Sterling silver', fineness: 925 }],
  ['Gold; Silver', '', { metal: 'Gold and silver' }],
  ['gold', 'rose-gold', { metal: 'Rose gold' }],
  ['14k-gold', 'blue', { metal: '14k gold' }],
  ['pearl; faux-leather', 'gold', {}],
])('Shopify’s material “%s”, colour “%s”, is read as %o', async (material, color, facts) => {
  const { products, findings } = await metafields({
    'Schmuckmaterial (product.metafields.shopify.jewelry-material)': material,
    'Color (product.metafields.shopify.color-pattern)': color,
  })
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(products[0]?.facts).toEqual({ stones: [], dimensions: {}, ...facts })
})

test('the shop’s own metafields win over Shopify’s', async () => {
  const { products } = await metafields({
    'Material (product.metafields.shopify.jewelry-material)': 'gold',
    'Finish (product.metafields.shopify.finish)': 'Polished; Hammered',
    'Metal (product.metafields.jewelry.metal)': '18K gold',
    'Metafield: jewelry.fineness [number_integer]': '750',
  })
  expect(products[0]?.facts).toMatchObject({
    ...{ metal: '18K gold', fineness: 750, finish: 'polished, hammered' },
  })
})

test('a gemstone whose origin Shopify does not know is asked for, never invented', async () => {
  const { products, findings } = await metafields({
    'Gemstone type (product.metafields.shopify.gemstone-type)': 'ruby; diamond',
  })
  expect(products[0]?.facts.stones).toEqual([])
  expect(butStock(findings)).toEqual([
    expect.objectContaining({
      level: 'warning',
      message: expect.stringContaining('whether they are natural'),
    }),
  ])
})
