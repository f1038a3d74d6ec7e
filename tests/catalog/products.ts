import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { facetsOf } from '../../src/catalog/listing/product-facets.ts'
import { tokensOf } from '../../src/catalog/listing/rules/search-terms.ts'
import { remainsOf } from '../../src/catalog/listing/rules/typos.ts'
import {
  collectionProducts,
  collections,
  facetValues,
  images,
  products,
  productWords,
  variants,
  wordRemains,
} from '../../src/catalog/tables.ts'
import { openDb, runBatch } from '../../src/platform/db.ts'

const bindings = env as unknown as CloudflareBindings

export const db = openDb(bindings.DB, 'primary')

type ProductFields = Partial<typeof products.$inferInsert> & { handle: string }
type OnSale = Partial<typeof variants.$inferInsert> & { optionValues?: string[] }

/** A select of rows of two values: many rows in one statement. */
const rowsOf = (rows: unknown[][]) =>
  sql`select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows)}) where true`

/**
 * Puts a product into the shop, searchable as after an import; variants without an id get
 * `<handle>-<position>`.
 */
export async function putProduct(fields: ProductFields, onSale: OnSale[] = [{}]) {
  const id = fields.handle
  const prices = onSale.map((variant) => variant.price ?? 10_000)
  const product = {
    id,
    title: fields.handle,
    type: 'Ring',
    vendor: 'Jegem',
    status: 'active' as const,
    tags: [],
    descriptionHtml: '<p>A piece.</p>',
    options: [],
    facts: { stones: [], dimensions: {} },
    priceFrom: Math.min(...prices),
    priceTo: Math.max(...prices),
    contentHash: '',
    createdAt: 1_700_000_000,
    updatedAt: 1_700_000_000,
    ...fields,
  }
  const rows = onSale.map((variant, position) => ({
    id: `${fields.handle}-${position}`,
    productId: fields.handle,
    position,
    active: true,
    optionValues: [],
    price: 10_000,
    stock: 5,
    importedStock: 5,
    madeToOrder: false,
    weightGrams: 10,
    ...variant,
  }))
  const { values, common, own } = facetsOf({ ...product, variants: rows })
  const words = tokensOf({ ...product, skus: rows.flatMap(({ sku }) => sku ?? []) })
  await runBatch(db, [
    db.insert(products).values({
      ...product,
      facets: common,
      allFacets: values.map(({ name }) => name),
    }),
    ...rows.map((row, at) => db.insert(variants).values({ ...row, facets: own[at] ?? [] })),
    db
      .insert(facetValues)
      .select(
        rowsOf(
          values.filter(({ label }) => label !== null).map(({ name, label }) => [name, label]),
        ),
      )
      .onConflictDoNothing(),
    db
      .insert(productWords)
      .select(
        sql`select ${id}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(words.map(({ word, weight }) => [word, weight]))})`,
      ),
    db
      .insert(wordRemains)
      .select(rowsOf(words.flatMap(({ word }) => remainsOf(word).map((rest) => [rest, word]))))
      .onConflictDoNothing(),
  ])
}

export async function putPicture(product: string, position: number, picture: string | null) {
  const id = `${product}-image-${position}`
  await db.insert(images).values({
    id,
    productId: product,
    position,
    alt: `${product} from side ${position}`,
    source: 'x.jpg',
    picture,
    width: 800,
    height: 1000,
    color: '#dddddd',
  })
  return id
}

/** Puts a collection into the shop with the products of these handles, in this order. */
export async function putCollection(handle: string, handles: string[], position = 0) {
  await db.insert(collections).values({
    id: handle,
    handle,
    title: handle,
    descriptionHtml: `<p>About ${handle}.</p>`,
    rule: null,
    position,
  })
  for (const [at, productId] of handles.entries())
    await db.insert(collectionProducts).values({ collectionId: handle, productId, position: at })
}
