import type { Currency } from './cells.ts'
import type { Header } from './columns.ts'
import { completeProduct } from './complete-product.ts'
import { type Before, DETAILS_AT_ONCE, type Details } from './detail-queries.ts'
import { type Difference, differencesOf, isSame } from './differences.ts'
import { type Finding, Notes } from './findings.ts'
import { type Identity, identityOf } from './identity.ts'
import { type Match, matchProducts } from './match-products.ts'
import type { Renamed } from './move-addresses.ts'
import { type Present, type PresentProduct, presentOf } from './present.ts'
import type { Reading } from './read-products.ts'
import { hashOf, isOfToday, type Picture, type ProductRecord } from './records.ts'
import type { OpenSpool, Spool } from './spool.ts'

/** The products of a file, found in the shop and completed with what the shop has of them. */
export type PreparedProducts = {
  /** In the order of the file. Those that do not change as the shop has them. */
  products: PresentProduct[]
  added: Spool<ProductRecord>
  changed: Spool<ProductRecord>
  renamed: Renamed[]
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
 * @param context.detailsOf asks the database for everything about products, a group at a time
 * @param context.openSpool opens what keeps new and changed products
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
    openSpool?: OpenSpool
  },
): Promise<Prepared> {
  const { header, pictures, openSpool = () => [] } = context
  const columns = Object.keys(header.spelled).toSorted()
  const sheetNotes = new Notes(header)
  const identities: Identity[] = []
  const hashes: string[] = []
  const named: string[][] = []
  for (const product of stated) {
    identities.push(identityOf(product))
    named.push(product.collections)
    hashes.push(hashOf(product, columns, pictures))
  }
  const matches = matchProducts(identities, leftOut, present, context.moved, sheetNotes)
  const isNew = ({ known }: Found, at: number) => known?.contentHash !== hashes[at]

  const prepared: Prepared = {
    ...{ added: openSpool<ProductRecord>(), changed: openSpool<ProductRecord>() },
    ...{ products: [], renamed: [], takenOver: [] },
    ...{ named: new Map(), differences: [], findings: [], leftOut: [...leftOut] },
  }
  const refused = new Set(
    sheetNotes.findings.flatMap(({ level, line }) => (level === 'error' ? line : [])),
  )
  let details = new Map<string, Details>()
  let asked = 0
  for (const [at, match] of matches.entries()) {
    if (at === asked) {
      const ids = new Set<string>()
      for (let next = matches[asked]; next && ids.size < DETAILS_AT_ONCE; next = matches[++asked])
        if (isNew(next, asked)) for (const id of owners(next)) ids.add(id)
      details = ids.size > 0 ? await context.detailsOf([...ids]) : new Map()
    }
    const { stated: said, known, handle, id } = match
    const notes = new Notes(header)
    const before = beforeOf(match, details)
    const whole = isNew(match, at) ? stated.at(at) : undefined
    const record =
      whole &&
      completeProduct({ ...match, stated: whole }, before, pictures, hashes[at] ?? '', notes)
    prepared.findings.push(...notes.findings)
    const lines = [said.line, ...(said.variants ?? []).map(({ line }) => line)]
    if (notes.failed || lines.some((line) => refused.has(line))) {
      prepared.leftOut.push(said.handle)
      continue
    }
    prepared.named.set(id, named[at] ?? [])
    if (known && (!record || (isOfToday(known.contentHash) && isSame(record, before)))) {
      prepared.products.push(known)
      continue
    }
    if (!record) continue
    prepared.products.push(presentOf(record))
    if (known) prepared.changed.push(record)
    else prepared.added.push(record)
    if (known && known.handle !== handle) prepared.renamed.push({ former: known.handle, handle })
    for (const variant of match.variants)
      if (variant.known && variant.known.productId !== id) prepared.takenOver.push(variant.id)
    prepared.differences.push(...differencesOf(record, before, context.currency))
  }
  prepared.findings.push(...sheetNotes.findings)
  prepared.findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return prepared
}

type Found = Match<Identity>

/** Ids of the products that a product of the file is made from. */
const owners = ({ known, variants }: Found) => [
  ...(known ? [known.id] : []),
  ...variants.flatMap((variant) => variant.known?.productId ?? []),
]

function beforeOf(match: Found, details: Map<string, Details>): Before {
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
