import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { facetsOf } from '../../src/catalog/facets.ts'
import { wordsOf } from '../../src/catalog/search-words.ts'
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
import { remainsOf } from '../../src/catalog/typos.ts'
import { openDb, runBatch } from '../../src/platform/db.ts'

const bindings = env as unknown as CloudflareBindings

export const db = openDb(bindings.DB, 'primary')

type Piece = Partial<typeof products.$inferInsert> & { handle: string }
type OnSale = Partial<typeof variants.$inferInsert> & { optionValues?: string[] }

/** Puts a piece into the shop; variants without an id are called `<handle>-<position>`. */
export async function putPiece(piece: Piece, onSale: OnSale[] = [{}]) {
  const prices = onSale.map((variant) => variant.price ?? 10_000)
  await db.insert(products).values({
    id: piece.handle,
    title: piece.handle,
    type: 'Ring',
    vendor: 'Jegem',
    status: 'active',
    tags: [],
    descriptionHtml: '<p>A piece.</p>',
    options: [],
    facts: { stones: [], dimensions: {} },
    priceFrom: Math.min(...prices),
    priceTo: Math.max(...prices),
    searchText: '',
    contentHash: '',
    createdAt: 1_700_000_000,
    updatedAt: 1_700_000_000,
    ...piece,
  })
  for (const [position, variant] of onSale.entries())
    await db.insert(variants).values({
      id: `${piece.handle}-${position}`,
      productId: piece.handle,
      position,
      active: true,
      optionValues: [],
      price: 10_000,
      stock: 5,
      importedStock: 5,
      madeToOrder: false,
      weightGrams: 10,
      ...variant,
    })
  await makeFindable(piece.handle)
}

/** Writes what the import derives of a piece. */
async function makeFindable(id: string) {
  const [product] = await db.select().from(products).where(eq(products.id, id))
  const onSale = await db.select().from(variants).where(eq(variants.productId, id))
  if (!product) throw new Error(`There is no piece ${id}`)
  const piece = { ...product, variants: onSale }
  const values = facetsOf(piece, true)
  const names = (inStock: boolean) => facetsOf(piece, inStock).map(({ name }) => name)
  const words = wordsOf({ ...product, skus: onSale.flatMap(({ sku }) => sku ?? []) })
  const named = values.flatMap(({ name, label }) => (label === null ? [] : [{ name, label }]))
  const remains = words.flatMap(({ word }) =>
    remainsOf(word).map((rest) => ({ word, remains: rest })),
  )
  await runBatch(db, [
    db
      .update(products)
      .set({ facetsInStock: names(true), facetsOtherwise: names(false) })
      .where(eq(products.id, id)),
    ...named.map((row) => db.insert(facetValues).values(row).onConflictDoNothing()),
    ...words.map((row) => db.insert(productWords).values({ productId: id, ...row })),
    ...remains.map((row) => db.insert(wordRemains).values(row).onConflictDoNothing()),
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

/** Puts a collection into the shop with the pieces of these handles, in this order. */
export async function putCollection(handle: string, pieces: string[], position = 0) {
  await db.insert(collections).values({
    id: handle,
    handle,
    title: handle,
    descriptionHtml: `<p>About ${handle}.</p>`,
    rule: null,
    position,
  })
  for (const [at, productId] of pieces.entries())
    await db.insert(collectionProducts).values({ collectionId: handle, productId, position: at })
}
