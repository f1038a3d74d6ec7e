import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import type { Facts } from '../../src/catalog/facts.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { engravingFacts } from '../../src/engraving/facts.ts'
import { runBatch } from '../../src/platform/db.ts'
import { db } from './shop.ts'

let made = 0

type Ring = {
  title?: string
  price?: number
  /** Units of each size; a list: per size, in order. */
  stock?: number | number[]
  madeToOrder?: boolean
  sizes?: string[]
  engraving?: z.input<typeof engravingFacts>
  workshopDays?: number
  /** What is known of it besides. */
  facts?: Partial<Facts>
  /** What it is plated with. */
  plating?: string
}

/**
 * Puts a ring on sale: each size is a variant with this stock. Returns its handle and the ids of
 * its variants by size.
 */
export async function offerRing(ring: Ring = {}) {
  const handle = `ring-${++made}-${crypto.randomUUID().slice(0, 8)}`
  const { title = 'Test ring', price = 89_000, stock = 1, madeToOrder = false } = ring
  const sizes = ring.sizes ?? ['52']
  const { engraving, workshopDays, plating } = ring
  const pieces = (size: number) => (typeof stock === 'number' ? stock : (stock[size] ?? 0))
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
      facts: {
        stones: [],
        dimensions: {},
        ...(engraving && { engraving: engravingFacts.parse(engraving) }),
        ...(workshopDays && { workshopDays }),
        ...ring.facts,
        ...(plating && { plating }),
      },
      priceFrom: price,
      priceTo: price,
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
        stock: pieces(position),
        importedStock: pieces(position),
        madeToOrder,
        weightGrams: 5,
      }),
    ),
  ])
  return { handle, ids, variant: ids[sizes[0] ?? ''] ?? '' }
}

/** Units free to sell. */
export async function stockOf(variant: string): Promise<number> {
  const [found] = await db
    .select({ stock: variants.stock })
    .from(variants)
    .where(eq(variants.id, variant))
  return found?.stock ?? Number.NaN
}
