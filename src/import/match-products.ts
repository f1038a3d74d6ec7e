import { foldForSearch } from '../catalog/listing/rules/fold-for-search.ts'
import { paths } from '../paths.ts'
import type { Notes } from './findings.ts'
import type { Identity } from './identity.ts'
import { endOf, pathOf } from './move-addresses.ts'
import type { Present, PresentProduct, PresentVariant } from './present.ts'
import { foldSku } from './read-variants.ts'
import { productId, type StatedProduct, variantId } from './records.ts'
import {
  byOptions,
  bySkuElsewhere,
  bySkuWithin,
  groupBySku,
  reportTwice,
  type Shop,
} from './same-variant.ts'

/** A product of a file, and what it is in the shop. */
export type Match<Stated = StatedProduct> = {
  stated: Stated
  /** The product before the import; null if it is new. */
  known: PresentProduct | null
  /** Its id and handle after the import. */
  id: string
  handle: string
  /** For each variant of the file, in order: its id, and the variant before the import. */
  variants: { id: string; known: PresentVariant | null }[]
}

/**
 * Finds each product of a file in the shop. Reports what is sold under another handle already: an
 * SKU is never on two pages because of two files.
 *
 * @param leftOut handles of products in the file that could not be read
 * @param moved handles that the owner says have changed: the former handle by the new one
 */
export function matchProducts(
  stated: Identity[],
  leftOut: string[],
  present: Present,
  moved: Map<string, string>,
  notes: Notes,
): Match<Identity>[] {
  const byHandle = new Map(present.products.map((product) => [product.handle, product]))
  const byPath = new Map(
    present.products.map((product) => [pathOf(paths.product(product.handle)), product]),
  )
  /** The product to which the address of a handle leads. */
  const ledTo = (handle: string) => byPath.get(endOf(paths.product(handle), present.redirects))
  const byId = new Map(present.products.map((product) => [product.id, product]))
  const ofProduct = Map.groupBy(present.variants, (variant) => variant.productId)
  const bySku = groupBySku(present.variants)
  const named = new Set<string>()
  const shop: Shop = { products: byId, named, unread: new Set(), claimed: new Set() }
  const claim = (product: PresentProduct | undefined) => {
    if (!product || named.has(product.id)) return null
    named.add(product.id)
    return product
  }
  for (const handle of leftOut) {
    const { id = '' } = claim(byHandle.get(handle)) ?? {}
    shop.unread.add(id)
    for (const variant of ofProduct.get(id) ?? []) shop.claimed.add(variant.id)
  }
  const found = new Map(stated.map(({ handle }) => [handle, claim(byHandle.get(handle))]))
  for (const product of stated) {
    const { handle, line } = product
    const old = moved.get(handle)
    const former = ledTo(handle)
    const known =
      found.get(handle) ??
      claim(old ? byHandle.get(old) : undefined) ??
      claim(isStill(product, former, ofProduct) ? former : undefined)
    found.set(handle, known)
    if (old && !(known && (known.handle === old || ledTo(old) === known)))
      notes.error(
        line,
        'handle',
        `${handle} cannot be the new handle of ${old}: ${reason(byHandle.has(old))}`,
      )
  }
  for (const product of stated)
    if (!found.get(product.handle))
      found.set(product.handle, claim(renamed(product, bySku, shop) ?? undefined))

  const lines = stated.map((product) => {
    const known = found.get(product.handle) ?? null
    const own = ofProduct.get(known?.id ?? '') ?? []
    return { product, known, own, same: byOptions(product, own, shop) }
  })
  for (const { product, own, same } of lines) bySkuWithin(product, own, same, shop)
  for (const { product, same } of lines) bySkuElsewhere(product, same, bySku, shop)

  const ids = new Set([...byId.keys(), ...present.variants.map(({ id }) => id)])
  return lines.map(({ product, known, same }) => {
    for (const [at, variant] of (product.variants ?? []).entries())
      reportTwice(product, variant, same[at] ?? null, bySku, shop, notes)
    const { handle } = product
    const byRedirect = known && known.handle !== handle && ledTo(handle) === known
    if (byRedirect && !moved.has(handle))
      notes.warn(product.line, 'handle', `Its handle is now ${known.handle}, and stays so.`)
    return {
      stated: product,
      known,
      id: known?.id ?? unused(ids, (more) => productId(handle + more)),
      handle: byRedirect && !moved.has(handle) ? known.handle : handle,
      variants: (product.variants ?? []).map(({ optionValues = [] }, at) => {
        const before = same[at] ?? null
        const make = (more: string) => variantId(handle + more, optionValues)
        return { id: before?.id ?? unused(ids, make), known: before }
      }),
    }
  })
}

const reason = (isKnown: boolean) =>
  isKnown ? 'both are products, or both are in the file.' : 'the shop has no such product.'

/**
 * Whether a product at whose address another one is now is that one, and no new piece: the owner may
 * have led the address of a former piece to a similar one.
 */
function isStill(
  { title, variants = [] }: Identity,
  known: PresentProduct | undefined,
  ofProduct: Map<string, PresentVariant[]>,
): boolean {
  if (!known) return false
  const skus = new Set((ofProduct.get(known.id) ?? []).map(({ sku }) => sku && foldSku(sku)))
  return (
    (title !== undefined && foldForSearch(title) === foldForSearch(known.title)) ||
    variants.some(({ sku }) => sku && skus.has(foldSku(sku)))
  )
}

/** A product of the shop that is not in the file, with the same title and one of its SKUs. */
function renamed(
  product: Identity,
  bySku: Map<string, PresentVariant[]>,
  { products, named }: Shop,
): PresentProduct | null {
  const skus = new Set((product.variants ?? []).flatMap(({ sku }) => (sku ? foldSku(sku) : [])))
  const ids = [...skus].flatMap((sku) =>
    (bySku.get(sku) ?? []).filter(({ active }) => active).map(({ productId: id }) => id),
  )
  const same = [...new Set(ids)]
    .filter((id) => !named.has(id))
    .flatMap((id) => products.get(id) ?? [])
    .filter(({ title }) => foldForSearch(title) === foldForSearch(product.title ?? ''))
  return same.length === 1 ? (same[0] ?? null) : null
}

function unused(ids: Set<string>, make: (more: string) => string): string {
  let more = ''
  while (ids.has(make(more))) more += '+'
  const id = make(more)
  ids.add(id)
  return id
}
