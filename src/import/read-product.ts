import { facetsOf } from '../catalog/listing/product-facets.ts'
import { tokensOf } from '../catalog/listing/rules/search-terms.ts'
import { type Currency, type Read, readStatus, readYesNo } from './cells.ts'
import { checkWording } from './check-wording.ts'
import type { Field } from './columns.ts'
import { type Notes, quoted, type Row } from './findings.ts'
import { readFacts } from './read-facts.ts'
import { isVariantRow, readVariants } from './read-variants.ts'
import { imageId, type ProductDraft, productId } from './records.ts'

/**
 * Reads one product from its rows. If faults were reported, the result is incomplete and must not
 * be used.
 */
export function readProduct(
  handle: string,
  rows: [Row, ...Row[]],
  currency: Currency,
  sanitize: (html: string) => string,
  notes: Notes,
): ProductDraft {
  const [first] = rows
  const { cells, line } = first
  checkTitles(rows, notes)
  const { options, variants } = readVariants(handle, rows, currency, notes)
  // A price of 0 is on request.
  const prices = variants.map(({ price }) => price).filter((price) => price > 0)
  const shown = {
    title: cells.title ?? '',
    type: cells.type ?? '',
    vendor: cells.vendor ?? '',
    tags: readList(cells.tags),
    options,
    facts: readFacts(first, notes),
  }
  const skus = variants.flatMap(({ sku }) => sku ?? [])
  const { values: facetValues, common, own } = facetsOf({ ...shown, variants })
  const product: ProductDraft = {
    id: productId(handle),
    handle,
    ...shown,
    status: readProductStatus(first, notes),
    descriptionHtml: sanitize(cells.description ?? ''),
    seoTitle: cells.seoTitle ?? null,
    seoDescription: cells.seoDescription ?? null,
    priceFrom: prices.reduce((low, price) => Math.min(low, price), prices[0] ?? 0),
    priceTo: prices.reduce((high, price) => Math.max(high, price), 0),
    words: tokensOf({ ...shown, skus }),
    facets: common,
    allFacets: facetValues.map(({ name }) => name),
    facetValues,
    variants: variants.map((variant, at) => ({ ...variant, facets: own[at] ?? [] })),
    images: readImages(handle, rows, notes),
    collections: cells.collection ? [cells.collection] : [],
    line,
  }
  checkSize(product, notes)
  checkWording(rows, product, notes)
  return product
}

function checkTitles([first, ...others]: [Row, ...Row[]], notes: Notes): void {
  const { title } = first.cells
  if (!title)
    notes.error(first.line, 'title', 'The title is missing from the first row of the product.')
  for (const { line, cells } of others)
    if (title && cells.title && cells.title !== title)
      notes.error(
        line,
        'title',
        `${quoted(cells.title)} has the same handle as ${quoted(title)} on line ${first.line}. Give each product its own handle.`,
      )
}

function readProductStatus(row: Row, notes: Notes): 'active' | 'draft' | 'archived' {
  const read = <T>(field: Field, reader: (text: string) => Read<T>, fallback: T): T => {
    const text = row.cells[field]
    const result: Read<T> = text === undefined ? { ok: true, value: fallback } : reader(text)
    if (!result.ok) notes.error(row.line, field, result.message)
    return result.ok ? result.value : fallback
  }
  const status = read('status', readStatus, 'active')
  const published = read('published', readYesNo, true)
  if (status === 'unlisted')
    notes.warn(row.line, 'status', 'Unlisted products, reached only by their link, become drafts.')
  // A shopper would pay for a gift card that nothing would send.
  const giftCard = read('giftCard', readYesNo, false)
  if (giftCard) notes.warn(row.line, 'giftCard', 'The shop sells no gift cards: saved as a draft.')
  if (status === 'archived') return status
  return status === 'active' && published && !giftCard ? 'active' : 'draft'
}

function readImages(handle: string, rows: Row[], notes: Notes): ProductDraft['images'] {
  const found = new Map<string, { source: string; alt: string; place: number }>()
  for (const { line, cells } of rows) {
    const { imageSource: source, imagePosition } = cells
    if (imagePosition && !/^\d{1,6}$/.test(imagePosition))
      notes.error(line, 'imagePosition', `"${imagePosition}" is not a position. Write 1, 2, 3, …`)
    if (!source || found.has(source)) continue
    const place = imagePosition ? Number(imagePosition) : found.size + 1
    found.set(source, { source, alt: cells.imageAlt ?? '', place })
  }
  for (const row of rows.filter(isVariantRow)) {
    const source = row.cells.variantImage
    if (source && !found.has(source))
      found.set(source, { source, alt: '', place: Number.MAX_SAFE_INTEGER })
  }
  return [...found.values()]
    .sort((a, b) => a.place - b.place)
    .map(({ source, alt }, position) => ({ id: imageId(handle, source), position, alt, source }))
}

function readList(text = ''): string[] {
  const words = text.split(',').map((word) => word.trim())
  const seen = new Set<string>([''])
  return words.filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()))
}

const LIMIT = 90_000

/** D1 accepts statements of up to 100,000 bytes, and a product's row needs at least one. */
function checkSize(product: ProductDraft, notes: Notes): void {
  const { variants: _, images: __, words: ___, facetValues: ____, ...row } = product
  const text = JSON.stringify(row)
  // Quotes are doubled in SQL.
  const bytes = new TextEncoder().encode(text).length + text.split("'").length
  if (bytes > LIMIT)
    notes.error(
      product.line,
      'description',
      `The texts of this product take ${Math.ceil(bytes / 1000)} KB, but only ${LIMIT / 1000} KB fit. Shorten the description.`,
    )
}
