import type { StatedVariant, VariantRecord } from './records.ts'

/** What an import writes about a variant's stock; `stock` is that of a new variant. */
export type StockRecord = Pick<
  VariantRecord,
  'stock' | 'importedStock' | 'oversold' | 'tracked' | 'madeToOrder'
>

/**
 * What a file's line means for a variant's stock. Where it says no quantity, stock stays as it is.
 * A new variant without quantity and tracker is not counted, as in Shopify; one that is to be
 * counted needs its quantity: `null`.
 *
 * @param before the variant in the shop, or null
 * @param hasQuantities whether the file has the column
 */
export function statedStock(
  { tracker, quantity, continueSelling }: StatedVariant,
  before: StockRecord | null,
  hasQuantities: boolean,
): StockRecord | null {
  const goesOn = continueSelling ?? (before?.tracked ? before.madeToOrder : false)
  const record = (tracked: boolean): StockRecord => {
    const importedStock = quantity ?? before?.importedStock ?? 0
    const stock = before?.stock ?? importedStock
    const oversold = before?.oversold ?? 0
    return { stock, importedStock, oversold, tracked, madeToOrder: goesOn || !tracked }
  }
  // In Shopify, untracked stock never runs out; its exports say 0 then.
  if (tracker === false && !quantity) return record(false)
  if (quantity !== undefined) return record(true)
  if (before && (tracker === undefined || before.tracked)) return record(before.tracked)
  if (tracker === undefined && !hasQuantities) return record(false)
  return goesOn ? record(true) : null
}

/** Units free to sell after the import, as far as nothing is sold until then. */
export function stockAfterwards(before: StockRecord | null, after: StockRecord): number {
  if (!before) return after.stock
  return Math.max(0, before.stock - before.oversold + after.importedStock - before.importedStock)
}
