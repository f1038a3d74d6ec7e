import { getTableColumns, inArray, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import * as z from 'zod'
import { images, products, variants } from '../catalog/tables.ts'
import type { ImageRecord, VariantRecord } from './records.ts'
import { builder, textOf } from './written-queries.ts'

/** Everything that the shop has of a product. */
export type Details = {
  product: typeof products.$inferSelect
  /** Also those that are no longer on sale. */
  variants: VariantRecord[]
  images: ImageRecord[]
}

/** What the shop has of a product; nothing if it is new. */
export type Before = Pick<Details, 'images'> & {
  product: Details['product'] | null
  onSale: VariantRecord[]
  /** All its variants, and those that it takes over from another product, by id. */
  variants: Map<string, VariantRecord>
  /** The handles of the products from which it takes variants over, by the variants' ids. */
  from: Map<string, string>
}

/** How many products are asked for at once: their ids have to fit into a command line. */
export const DETAILS_AT_ONCE = 1000

/** Selects everything about products: result sets in the order of `readDetails`. */
export const detailStatements = (ids: string[]) =>
  [
    builder.select().from(products).where(inArray(products.id, ids)),
    builder
      .select()
      .from(variants)
      .where(inArray(variants.productId, ids))
      .orderBy(variants.productId, variants.position, variants.id),
    builder
      .select()
      .from(images)
      .where(inArray(images.productId, ids))
      .orderBy(images.productId, images.position, images.id),
  ].map(textOf)

/** Reads the rows returned by `detailStatements`, by product id. */
export function readDetails(results: unknown[][]): Map<string, Details> {
  const [productRows = [], variantRows = [], imageRows = []] = results
  const details = new Map(
    productRows.map((row): [string, Details] => {
      const product = readRow(products, row)
      return [product.id, { product, variants: [], images: [] }]
    }),
  )
  for (const row of variantRows) {
    const { productId, ...variant } = readRow(variants, row)
    details.get(productId)?.variants.push(variant)
  }
  for (const row of imageRows) {
    const { productId, ...image } = readRow(images, row)
    details.get(productId)?.images.push(image)
  }
  return details
}

const anyRow = z.record(z.string(), z.unknown())

/** A row that came as JSON, with the types of its table. */
function readRow<T extends Table>(table: T, row: unknown): T['$inferSelect'] {
  const values = anyRow.parse(row)
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => {
      const value = values[toSnakeCase(key)]
      return [key, value === null ? null : column.mapFromDriverValue(value)]
    }),
  ) as T['$inferSelect']
}
