import { foldForSearch } from '../catalog/listing/rules/fold-for-search.ts'
import { foldHandle } from '../catalog/rules/handle.ts'
import type { Currency } from './cells.ts'
import { type Finding, Notes, quoted, type Row } from './findings.ts'
import { readProduct } from './read-product.ts'
import type { Sheet } from './read-rows.ts'
import { cleanSku, foldSku } from './read-variants.ts'
import type { StatedProduct } from './records.ts'
import type { Spool } from './spool.ts'

/** The contents of a file: products without faults, and all findings. */
export type Reading = {
  products: Spool<StatedProduct>
  findings: Finding[]
  /** Handles of the products left out because of a fault. */
  leftOut: string[]
}

/**
 * Turns rows into products. Rows are grouped by handle, wherever they are in the file. `sanitize`
 * makes an owner's HTML safe to show. Reports every fault of every row.
 *
 * @param products gets the products
 */
export function readProducts(
  sheet: Sheet,
  currency: Currency,
  sanitize: (html: string) => string,
  products: Spool<StatedProduct> = [],
): Reading {
  const findings = [...sheet.findings]
  const sheetNotes = new Notes(sheet.header)
  const suspects = new Set([...sheet.suspects].map(normalHandle))
  const groups = groupByHandle(sheet.rows, suspects, sheetNotes)
  checkSkus(groups, sheetNotes)
  findings.push(...sheetNotes.findings)

  const leftOut: string[] = []
  for (const [handle, places] of groups) {
    const notes = new Notes(sheet.header)
    const [first, ...others] = places.flatMap(({ at }) => sheet.rows.at(at) ?? [])
    if (!first) continue
    const product = readProduct(handle, [first, ...others], currency, sanitize, notes)
    findings.push(...notes.findings)
    if (notes.failed || suspects.has(handle)) leftOut.push(handle)
    else products.push(product)
  }
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { products, findings, leftOut }
}

/** What is looked at before a product's rows are read: the index and line of each, and its SKU. */
type Place = { at: number; line: number; sku: string | null }

function groupByHandle(rows: Spool<Row>, suspects: Set<string>, notes: Notes) {
  const groups = new Map<string, Place[]>()
  let before = ''
  let at = -1
  for (const row of rows) {
    at++
    const handle = normalHandle(row.cells.handle ?? '')
    if (Object.values(row.cells).some((cell) => cell.includes('\uFFFD'))) {
      notes.error(
        row.line,
        'handle',
        'The row has characters that are not UTF-8. Save the file as "CSV UTF-8", or say how it was saved: --encoding windows-1252 for Western Europe.',
      )
      suspects.add(handle)
    }
    if (!canBeAddress(handle)) {
      notes.error(row.line, 'handle', badHandle(row))
      // Without a handle, the row may be another variant of the product above.
      if (!handle) suspects.add(before)
      continue
    }
    before = handle
    const place = { at, line: row.line, sku: cleanSku(row.cells.sku) }
    const group = groups.get(handle)
    if (group) group.push(place)
    else groups.set(handle, [place])
  }
  return groups
}

/** A handle in the one form in which it is stored. Signs that nobody sees are taken out. */
export const normalHandle = (text: string) =>
  foldHandle(text.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))

/**
 * Whether a handle can be part of a web address. Shopify keeps marks such as ™, and whatever it kept
 * is linked to, so all is allowed but what an address gives a meaning; `.md` is a page as text.
 */
const canBeAddress = (handle: string) =>
  /[\p{L}\p{N}]/u.test(handle) &&
  !/[\s/\\?#%"<>\p{Cc}\p{Cn}\p{Cs}]|\.md$/u.test(handle) &&
  handle.length <= 255

function badHandle(row: Row): string {
  const suggestion = foldForSearch(row.cells.title ?? row.cells.handle ?? '').replace(/[ .]+/g, '-')
  const remedy = `Write letters, digits and hyphens, like ${suggestion || 'gold-ring'}, in every row of the product.`
  return row.cells.handle
    ? `${quoted(row.cells.handle)} cannot be part of a web address. ${remedy}`
    : `The handle is missing. ${remedy}`
}

/**
 * Reports SKUs on several variants, which Shopify allows. By handle and option values they are
 * still told apart.
 */
function checkSkus(groups: Map<string, Place[]>, notes: Notes): void {
  const seen = new Map<string, number>()
  for (const rows of groups.values())
    for (const { line, sku } of rows) {
      if (!sku) continue
      const key = foldSku(sku)
      const first = seen.get(key)
      if (first === undefined) seen.set(key, line)
      else
        notes.warn(
          line,
          'sku',
          `${quoted(sku)} is on line ${first} as well. Each of the two sells its own quantity: if they are the same pieces, they can be sold twice.`,
        )
    }
}
