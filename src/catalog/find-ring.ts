import type { Db } from '../platform/db.ts'
import { productPage } from './queries.ts'
import { sizesOf } from './rules/ring-size-option.ts'

/**
 * A ring with the sizes it is made in, for the ring size guide; null if there is no such product.
 */
export async function findRing(db: Db, handle: string) {
  const found = await productPage(db, handle)
  if (!found) return null
  const { product } = found
  return { handle: product.handle, title: product.title, sizes: sizesOf(product) }
}
