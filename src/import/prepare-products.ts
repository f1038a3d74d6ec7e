import type { Currency } from './cells.ts'
import type { Header } from './columns.ts'
import { completeProduct } from './complete-product.ts'
import type { Before, Details } from './detail-queries.ts'
import { type Difference, differencesOf, isSame } from './differences.ts'
import { type Finding, Notes } from './findings.ts'
import { type Match, matchProducts } from './match-products.ts'
import type { Present, PresentProduct } from './present.ts'
import type { Reading } from './read-products.ts'
import { hashOf, isOfToday, type Picture, type ProductRecord } from './records.ts'

/** The products of a file, found in the shop and completed with what the shop has of them. */
export type PreparedProducts = {
  /** In the order of the file. Those that do not change as the shop has them. */
  products: (ProductRecord | PresentProduct)[]
  added: ProductRecord[]
  changed: ProductRecord[]
  redirects: { handle: string; productId: string }[]
  takenOver: string[]
}

type Prepared = PreparedProducts & {
  /** Titles of the collections that the file names for each product, by product id. */
  named: Map<string, string[]>
  differences: Difference[]
  findings: Finding[]
  leftOut: string[]
}

/**
 * Finds the products of a file in the shop, completes them and says what changes. Only of products
 * about which the file says something new more is asked than `present` holds.
 *
 * @param context.moved former handles of products by new ones, as the owner says
 * @param context.detailsOf asks the database for everything about products
 */
export async function prepareProducts(
  { products: stated, leftOut }: Pick<Reading, 'products' | 'leftOut'>,
  present: Present,
  context: {
    header: Header
    currency: Currency
    pictures: Map<string, Picture>
    moved: Map<string, string>
    detailsOf: (ids: string[]) => Promise<Map<string, Details>>
  },
): Promise<Prepared> {
  const { header, pictures } = context
  const columns = Object.keys(header.spelled).toSorted()
  const sheetNotes = new Notes(header)
  const matches = matchProducts(stated, leftOut, present, context.moved, sheetNotes)
  const hashes = new Map(matches.map((match) => [match, hashOf(match.stated, columns, pictures)]))
  const isNew = (match: Match) => match.known?.contentHash !== hashes.get(match)
  const details = await context.detailsOf([...new Set(matches.filter(isNew).flatMap(owners))])

  const prepared: Prepared = {
    ...{ products: [], added: [], changed: [], redirects: [], takenOver: [] },
    ...{ named: new Map(), differences: [], findings: [], leftOut: [...leftOut] },
  }
  const refused = new Set(
    sheetNotes.findings.flatMap(({ level, line }) => (level === 'error' ? line : [])),
  )
  for (const match of matches) {
    const { stated: said, known, handle, id } = match
    const notes = new Notes(header)
    const before = beforeOf(match, details)
    const record = isNew(match)
      ? completeProduct(match, before, pictures, hashes.get(match) ?? '', notes)
      : null
    prepared.findings.push(...notes.findings)
    const lines = [said.line, ...(said.variants ?? []).map(({ line }) => line)]
    if (notes.failed || lines.some((line) => refused.has(line))) {
      prepared.leftOut.push(said.handle)
      continue
    }
    prepared.named.set(id, said.collections)
    if (known && (!record || (isOfToday(known.contentHash) && isSame(record, before)))) {
      prepared.products.push(known)
      continue
    }
    if (!record) continue
    prepared.products.push(record)
    if (known) prepared.changed.push(record)
    else prepared.added.push(record)
    if (known && known.handle !== handle)
      prepared.redirects.push({ handle: known.handle, productId: id })
    for (const variant of match.variants)
      if (variant.known && variant.known.productId !== id) prepared.takenOver.push(variant.id)
    prepared.differences.push(...differencesOf(record, before, context.currency))
  }
  prepared.findings.push(...sheetNotes.findings)
  prepared.findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return prepared
}

/** Ids of the products that a product of the file is made from. */
const owners = ({ known, variants }: Match) => [
  ...(known ? [known.id] : []),
  ...variants.flatMap((variant) => variant.known?.productId ?? []),
]

function beforeOf(match: Match, details: Map<string, Details>): Before {
  const own = details.get(match.known?.id ?? '')
  const ids = new Set(owners(match))
  const variants = [...ids].flatMap((id) => details.get(id)?.variants ?? [])
  return {
    product: own?.product ?? null,
    onSale: (own?.variants ?? []).filter(({ active }) => active),
    variants: new Map(variants.map((variant) => [variant.id, variant])),
    from: new Map(
      match.variants.flatMap(({ id, known }): [string, string][] => {
        const { product } = details.get(known?.productId ?? '') ?? {}
        return product && product.id !== match.id ? [[id, product.handle]] : []
      }),
    ),
    images: own?.images ?? [],
  }
}
