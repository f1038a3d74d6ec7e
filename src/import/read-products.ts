import { foldForSearch } from '../catalog/listing/rules/fold-for-search.ts'
import { foldHandle } from '../catalog/rules/handle.ts'
import type { Currency } from './cells.ts'
import { type Finding, Notes, quoted, type Row } from './findings.ts'
import { readProduct } from './read-product.ts'
import type { Sheet } from './read-rows.ts'
import type { ProductDraft } from './records.ts'

/** The contents of a file: products without faults, and all findings. */
export type Reading = {
  products: ProductDraft[]
  findings: Finding[]
  /** Handles of the products left out because of a fault. */
  leftOut: string[]
}

/**
 * Turns rows into products. Rows are grouped by handle, wherever they are in the file. `sanitize`
 * makes an owner's HTML safe to show. Reports every fault of every row. Takes the rows out of the
 * sheet, so that a large file is not in memory twice.
 */
export function readProducts(
  sheet: Sheet,
  currency: Currency,
  sanitize: (html: string) => string,
): Reading {
  const findings = [...sheet.findings]
  const sheetNotes = new Notes(sheet.header)
  const suspects = new Set(sheet.suspects)
  const groups = groupByHandle(sheet.rows.splice(0), suspects, sheetNotes)
  checkSkus(groups, suspects, sheetNotes)
  findings.push(...sheetNotes.findings)

  const products: ProductDraft[] = []
  const leftOut: string[] = []
  for (const [handle, rows] of groups) {
    groups.delete(handle)
    const notes = new Notes(sheet.header)
    const product = readProduct(handle, rows, currency, sanitize, notes)
    findings.push(...notes.findings)
    if (notes.failed || suspects.has(handle)) leftOut.push(handle)
    else products.push(product)
  }
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { products, findings, leftOut }
}

/** A product's rows; the first one describes the product. */
type ProductRows = [Row, ...Row[]]

function groupByHandle(rows: Row[], suspects: Set<string>, notes: Notes): Map<string, ProductRows> {
  const groups = new Map<string, ProductRows>()
  let before = ''
  for (const row of rows) {
    const handle = foldHandle(row.cells.handle ?? '')
    if (Object.values(row.cells).some((cell) => cell.includes('\uFFFD'))) {
      notes.error(
        row.line,
        'handle',
        'The row has characters that are not UTF-8. Save the file as "CSV UTF-8", or say how it was saved: --encoding windows-1252 for Western Europe.',
      )
      suspects.add(handle)
    }
    if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(handle)) {
      notes.error(row.line, 'handle', badHandle(row))
      // Without a handle, the row may be another variant of the product above.
      if (!handle) suspects.add(before)
      continue
    }
    before = handle
    const group = groups.get(handle)
    if (group) group.push(row)
    else groups.set(handle, [row])
  }
  return groups
}

function badHandle(row: Row): string {
  const suggestion = foldForSearch(row.cells.title ?? row.cells.handle ?? '').replace(/[ .]+/g, '-')
  const remedy = `Write letters, digits and hyphens, like ${suggestion || 'gold-ring'}, in every row of the product.`
  return row.cells.handle
    ? `${quoted(row.cells.handle)} cannot be part of a web address. ${remedy}`
    : `The handle is missing. ${remedy}`
}

/** Reports SKUs shared by two variants; neither of their products can be trusted. */
function checkSkus(groups: Map<string, ProductRows>, suspects: Set<string>, notes: Notes): void {
  const seen = new Map<string, { line: number; handle: string }>()
  for (const [handle, rows] of groups)
    for (const { line, cells } of rows) {
      if (!cells.sku) continue
      const first = seen.get(cells.sku)
      if (!first) {
        seen.set(cells.sku, { line, handle })
        continue
      }
      const message = `${quoted(cells.sku)} is on lines ${first.line} and ${line}. Give each variant its own SKU, or none.`
      notes.error(line, 'sku', message)
      suspects.add(first.handle).add(handle)
    }
}
