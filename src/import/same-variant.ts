/**
 * Which variant of the shop a line of a file means: decided by the handle, then by the option
 * values, then by the SKU (decision 017).
 */
import type { Notes } from './findings.ts'
import type { Identity } from './identity.ts'
import type { PresentProduct, PresentVariant } from './present.ts'
import { foldSku } from './read-variants.ts'
import type { StatedVariant } from './records.ts'

/** The shop, and what lines of the file have been found in it so far. */
export type Shop = {
  products: Map<string, PresentProduct>
  /** Ids of products that the file names. */
  named: Set<string>
  /** Of these, those that could not be read: they stay as they are. */
  unread: Set<string>
  /** Ids of variants that a line of the file means, or may mean. */
  claimed: Set<string>
}

/** Variants by their SKU, however it is spelled. */
export const groupBySku = (variants: PresentVariant[]) =>
  Map.groupBy(variants, ({ sku }) => (sku === null ? '' : foldSku(sku)))

/** For each variant of a product in the file, the same one in the shop. */
export type Same = (PresentVariant | null)[]

/** The variants of a product's own with the same option values. */
export function byOptions({ variants = [] }: Identity, own: PresentVariant[], shop: Shop): Same {
  const key = (values: string[]) => JSON.stringify(values.map((value) => value.toLowerCase()))
  const byKey = new Map(own.map((variant) => [key(variant.optionValues), variant]))
  return variants.map(({ optionValues }) => {
    const same = optionValues && byKey.get(key(optionValues))
    if (same) shop.claimed.add(same.id)
    return same ?? null
  })
}

/** For the lines without one: the variants of the product's own with the same SKU. */
export function bySkuWithin(
  product: Identity,
  own: PresentVariant[],
  same: Same,
  shop: Shop,
): void {
  const { variants = [] } = product
  for (const [at, { sku, optionValues }] of variants.entries()) {
    if (same[at]) continue
    const free = own.filter(({ id }) => !shop.claimed.has(id))
    const alike = sku ? free.filter((each) => each.sku && foldSku(each.sku) === foldSku(sku)) : []
    const onSale = free.filter(({ active }) => active)
    // Of a product with one variant, the file need not say which.
    const only = !optionValues && variants.length === 1 && onSale.length === 1 ? onSale : []
    take(at, same, [...alike, ...only], shop)
  }
}

/** A variant that its own product no longer has in this file, or no longer had in an earlier one. */
export function bySkuElsewhere(
  { variants = [] }: Identity,
  same: Same,
  bySku: Map<string, PresentVariant[]>,
  shop: Shop,
): void {
  for (const [at, { sku }] of variants.entries()) {
    if (same[at] || !sku) continue
    const free = (bySku.get(foldSku(sku)) ?? []).filter(
      ({ id, active, productId: product }) =>
        !shop.claimed.has(id) && (!active || shop.named.has(product)),
    )
    take(at, same, free, shop)
  }
}

function take(at: number, same: Same, candidates: PresentVariant[], shop: Shop): void {
  const [first] = candidates.toSorted((a, b) => Number(b.active) - Number(a.active))
  if (!first) return
  same[at] = first
  shop.claimed.add(first.id)
}

/** Reports an SKU that another product sells, which the file does not name. */
export function reportTwice(
  product: Identity,
  { sku, line }: StatedVariant,
  known: PresentVariant | null,
  bySku: Map<string, PresentVariant[]>,
  { products, named, unread }: Shop,
  notes: Notes,
): void {
  if (!sku || (known?.active && known.sku && foldSku(known.sku) === foldSku(sku))) return
  const other = (bySku.get(foldSku(sku)) ?? []).find(
    ({ active, productId: id }) => active && (!named.has(id) || unread.has(id)),
  )
  const seller = other && products.get(other.productId)
  if (seller)
    notes.error(
      line,
      'sku',
      `"${sku}" is sold as ${seller.handle} already, which this file does not change. If ${product.handle} is its new handle, add --moved ${seller.handle}=${product.handle}; if it is another product, give it another SKU.`,
    )
}
