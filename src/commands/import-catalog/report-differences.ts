import type { Field, Header } from '../../import/columns.ts'
import { type Difference, shownFields } from '../../import/differences.ts'

/** How many changes of one field are shown. */
const SHOWN = 20

/**
 * Prints what changes about products that the shop has, by field, stock and price first. Says when
 * variants run out, and what stays because the file has no column for it.
 */
export function printDifferences(
  differences: Difference[],
  header: Header,
  hasProducts: boolean,
): void {
  const missing = kept.filter(([, fields]) => fields.every((field) => !header.spelled[field]))
  if (hasProducts && missing.length > 0)
    console.log(
      `Not in the file, so it stays as it is: ${missing.map(([name]) => name).join(', ')}.`,
    )
  for (const field of shownFields) {
    const changes = differences.filter((each) => each.field === field)
    if (changes.length === 0) continue
    console.log(`${field}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`)
    for (const { what, before, after } of changes.slice(0, SHOWN))
      console.log(`  ${what}: ${before} → ${after}`)
    if (changes.length > SHOWN) console.log(`  … and ${changes.length - SHOWN} more`)
  }
  const soldOut = differences.filter(({ field, after }) => field === 'Stock' && after === '0')
  if (soldOut.length > 0)
    console.log(
      `ATTENTION: the stock of ${soldOut.length} ${soldOut.length === 1 ? 'variant falls' : 'variants falls'} to 0.`,
    )
}

/** What a file may leave out, and the columns that would say it. */
const kept: [name: string, columns: Field[]][] = [
  ['stock', ['stock']],
  ['prices', ['price']],
  ['status', ['status', 'published']],
  ['titles', ['title']],
  ['descriptions', ['description']],
  ['pictures', ['imageSource']],
  ['vendors', ['vendor']],
  ['types', ['type']],
  ['tags', ['tags']],
  ['SKUs', ['sku']],
  ['weights', ['weight']],
]
