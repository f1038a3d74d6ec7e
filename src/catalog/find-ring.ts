import type { Db } from '../platform/db.ts'
import { productPage } from './queries.ts'
import { sizesOf } from './rules/ring-size-option.ts'

/**
 * A ring with the sizes in which it is made, for the guide to ring sizes; null where there is no
 * such product.
 */
export async function findRing(db: Db, handle: string) {
  const found = await productPage(db, handle)
  if (!found) return null
  const { product } = found
  return { handle: product.handle, title: product.title, sizes: sizesOf(product) }
}
