import { and, asc, eq, sql } from 'drizzle-orm'
import { collections, products, variants } from '../../../src/catalog/tables.ts'
import { variantTitleIn } from '../../../src/catalog/variant-words.ts'
import type { Db } from '../../../src/platform/db.ts'
import { systemOf } from '../../../src/ring-sizes/visitor-sizes.ts'
import { type Chance, createChance } from '../chance.ts'
import type { Catalogue } from './visitor-walk.ts'

export type Goods = Awaited<ReturnType<typeof readGoods>>

/** What the demo shop sells. */
export async function readGoods(db: Db) {
  const picture = sql<string | null>`(select picture from images
    where product_id = ${products.id} order by position limit 1)`
  const [sold, lists] = await db.batch([
    db
      .select({
        ...{ handle: products.handle, title: products.title, type: products.type },
        ...{ options: products.options, optionValues: variants.optionValues, picture },
        ...{ variantId: variants.id, sku: variants.sku, price: variants.price },
        madeToOrder: variants.madeToOrder,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(eq(products.status, 'active'), eq(variants.active, true), sql`price > 0`))
      .orderBy(asc(products.handle), asc(variants.position)),
    db.select({ handle: collections.handle }).from(collections).orderBy(asc(collections.handle)),
  ])
  const byHandle = Map.groupBy(sold, ({ handle }) => handle)
  return {
    catalogue: catalogueOf(
      [...byHandle].map(([handle, all]) => ({ handle, price: all[0]?.price ?? 0 })),
      lists.map(({ handle }) => handle),
    ),
    /** One of a product's variants, as a line of an order to a country says it. */
    variantOf(handle: string, country: string, chance: Chance) {
      const all = byHandle.get(handle) ?? []
      const variant = all[chance.between(0, all.length - 1)]
      if (!variant) throw new Error(`The demo catalogue has no ${handle} to sell`)
      const { options, optionValues, type, price, ...rest } = variant
      const variantTitle = variantTitleIn(systemOf(country), { options, optionValues, type })
      return { ...rest, unitPrice: price, variantTitle }
    },
  }
}

/**
 * Few products are looked at by many: the second half as often as the first, the third a third as
 * often, and dear ones a little less.
 */
function catalogueOf(sold: { handle: string; price: number }[], lists: string[]): Catalogue {
  const chance = createChance('popularity')
  const weighted = sold
    .map((product) => ({ ...product, order: chance.next() * Math.log(product.price + 10_000) }))
    .sort((a, b) => a.order - b.order)
  return {
    products: weighted.map(({ handle }, n) => [1 / (n + 2), handle]),
    collections: lists.map((handle, n) => [1 / (n + 2), handle]),
  }
}
