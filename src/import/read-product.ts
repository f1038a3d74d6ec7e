import { type Currency, type Read, readStatus, readYesNo } from './cells.ts'
import type { Field } from './columns.ts'
import { type Notes, quoted, type Row } from './findings.ts'
import { readFacts } from './read-facts.ts'
import { readVariants } from './read-variants.ts'
import type { StatedProduct } from './records.ts'

/**
 * Reads what a file says about one product. If faults were reported, the result is incomplete and
 * must not be used.
 */
export function readProduct(
  handle: string,
  rows: [Row, ...Row[]],
  currency: Currency,
  sanitize: (html: string) => string,
  notes: Notes,
): StatedProduct {
  const [first] = rows
  const { cells, line } = first
  checkTitles(rows, notes)
  const status = readProductStatus(first, notes)
  const images = readImages(rows, notes)
  return {
    ...{ handle, line, rows },
    ...(cells.title && { title: cells.title }),
    ...(notes.hasColumn('type') && { type: cells.type ?? '' }),
    ...(notes.hasColumn('vendor') && { vendor: cells.vendor ?? '' }),
    ...(notes.hasColumn('tags') && { tags: readList(cells.tags) }),
    ...(status && { status }),
    ...(notes.hasColumn('description') && { descriptionHtml: sanitize(cells.description ?? '') }),
    ...(notes.hasColumn('seoTitle') && { seoTitle: cells.seoTitle ?? null }),
    ...(notes.hasColumn('seoDescription') && { seoDescription: cells.seoDescription ?? null }),
    facts: readFacts(first, notes),
    ...readVariants(rows, currency, notes),
    ...(images && { images }),
    collections: cells.collection ? [cells.collection] : [],
  }
}

function checkTitles([first, ...others]: [Row, ...Row[]], notes: Notes): void {
  const { title } = first.cells
  if (!title && notes.hasColumn('title'))
    notes.error(first.line, 'title', 'The title is missing from the first row of the product.')
  for (const { line, cells } of others)
    if (title && cells.title && cells.title !== title)
      notes.error(
        line,
        'title',
        `${quoted(cells.title)} has the same handle as ${quoted(title)} on line ${first.line}. Give each product its own handle.`,
      )
}

/** The status that the file asks for; nothing if it does not say. */
function readProductStatus(row: Row, notes: Notes): StatedProduct['status'] {
  const read = <T>(field: Field, reader: (text: string) => Read<T>): T | undefined => {
    const text = row.cells[field]
    const result = text === undefined ? undefined : reader(text)
    if (result && !result.ok) notes.error(row.line, field, result.message)
    return result?.ok ? result.value : undefined
  }
  const status = read('status', readStatus)
  const published = read('published', readYesNo) ?? true
  if (status === 'unlisted')
    notes.warn(row.line, 'status', 'Unlisted products, reached only by their link, become drafts.')
  // A shopper would pay for a gift card that nothing would send.
  const giftCard = read('giftCard', readYesNo) ?? false
  if (giftCard) notes.warn(row.line, 'giftCard', 'The shop sells no gift cards: saved as a draft.')
  if (status === 'archived') return status
  return published && !giftCard && status !== 'unlisted' ? status : 'draft'
}

/** The pictures of a product in their order; nothing if the file has no column for them. */
function readImages(rows: [Row, ...Row[]], notes: Notes): StatedProduct['images'] {
  const found = new Map<string, { source: string; alt?: string; place: number }>()
  for (const { line, cells } of rows) {
    const { imageSource: source, imagePosition } = cells
    if (imagePosition && !/^\d{1,6}$/.test(imagePosition))
      notes.error(line, 'imagePosition', `"${imagePosition}" is not a position. Write 1, 2, 3, …`)
    if (!source || found.has(source)) continue
    const place = imagePosition ? Number(imagePosition) : found.size + 1
    const alt = notes.hasColumn('imageAlt') && { alt: cells.imageAlt ?? '' }
    found.set(source, { source, ...alt, place })
  }
  if (!notes.hasColumn('imageSource')) return undefined
  return [...found.values()]
    .sort((a, b) => a.place - b.place)
    .map(({ place: _, ...image }) => image)
}

function readList(text = ''): string[] {
  const words = text.split(',').map((word) => word.trim())
  const seen = new Set<string>([''])
  return words.filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()))
}
