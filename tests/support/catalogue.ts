import { products, variants } from '../../src/catalog/tables.ts'
import { runBatch } from '../../src/platform/db.ts'
import { db } from './shop.ts'

let made = 0

type Ring = {
  title?: string
  price?: number
  stock?: number
  madeToOrder?: boolean
  sizes?: string[]
  engravingMaxLetters?: number
}

/** Puts a ring on sale: each size a variant with the given stock. Returns its handle and the ids of its variants by size. */
export async function offerRing(ring: Ring = {}) {
  const handle = `ring-${++made}-${crypto.randomUUID().slice(0, 8)}`
  const { title = 'Test ring', price = 89_000, stock = 1, madeToOrder = false } = ring
  const sizes = ring.sizes ?? ['52']
  const { engravingMaxLetters } = ring
  const ids = Object.fromEntries(sizes.map((size) => [size, `${handle}-${size}`]))
  await runBatch(db, [
    db.insert(products).values({
      id: handle,
      handle,
      title,
      type: 'Ring',
      vendor: 'Jegem',
      status: 'active',
      tags: [],
      descriptionHtml: '<p>A ring.</p>',
      options: [{ name: 'Ring size', values: sizes }],
      facts: { stones: [], dimensions: {}, ...(engravingMaxLetters && { engravingMaxLetters }) },
      priceFrom: price,
      priceTo: price,
      searchText: title.toLowerCase(),
      contentHash: '',
      createdAt: 0,
      updatedAt: 0,
    }),
    ...sizes.map((size, position) =>
      db.insert(variants).values({
        id: ids[size] ?? '',
        productId: handle,
        position,
        active: true,
        sku: `${handle}-${size}`,
        optionValues: [size],
        price,
        stock,
        importedStock: stock,
        madeToOrder,
        weightGrams: 5,
      }),
    ),
  ])
  return { handle, ids, variant: ids[sizes[0] ?? ''] ?? '' }
}

/** Pieces free to sell. */
export async function stockOf(variant: string): Promise<number> {
  const all = await db.select({ id: variants.id, stock: variants.stock }).from(variants)
  return all.find((each) => each.id === variant)?.stock ?? Number.NaN
}
