import { facetsOf } from '../catalog/listing/product-facets.ts'
import { tokensOf } from '../catalog/listing/rules/search-terms.ts'
import { checkWording } from './check-wording.ts'
import { completeImages, sharePictures } from './complete-pictures.ts'
import { completeOptions, completeVariants } from './complete-variants.ts'
import type { Before } from './detail-queries.ts'
import type { Notes } from './findings.ts'
import type { Match } from './match-products.ts'
import { mergeFacts } from './read-facts.ts'
import type { Picture, ProductRecord } from './records.ts'

/**
 * A product as it is after the import: what the file says, and what the shop has where the file
 * says nothing. Reports what a new product lacks; then the result must not be used.
 */
export function completeProduct(
  match: Match,
  before: Before,
  pictures: Map<string, Picture>,
  contentHash: string,
  notes: Notes,
): ProductRecord {
  const { stated, id, handle } = match
  const { product } = before
  const { line, rows, optionNames, facts, collections: _, images: __, ...said } = stated
  const title = stated.title ?? product?.title ?? ''
  if (!title)
    notes.error(line, 'title', 'The shop does not have this product, and a new one needs a title.')
  const images = completeImages(match, before, pictures)
  const variants = completeVariants(match, before, notes)
  const options = completeOptions(match, before, variants, notes)
  // A price of 0 is on request.
  const prices = variants.map(({ price }) => price).filter((price) => price > 0)
  const shown = {
    title,
    type: said.type ?? product?.type ?? '',
    vendor: said.vendor ?? product?.vendor ?? '',
    tags: said.tags ?? product?.tags ?? [],
    options,
    facts: product ? mergeFacts(facts, product.facts, notes) : facts,
  }
  const skus = variants.flatMap(({ sku }) => sku ?? [])
  const { values: facetValues, common, own } = facetsOf({ ...shown, variants })
  const pictured = sharePictures(match, before, variants, options, images)
  const record: ProductRecord = {
    ...{ id, handle, ...shown, contentHash },
    status: said.status ?? product?.status ?? 'active',
    descriptionHtml: said.descriptionHtml ?? product?.descriptionHtml ?? '',
    seoTitle: said.seoTitle !== undefined ? said.seoTitle : (product?.seoTitle ?? null),
    seoDescription:
      said.seoDescription !== undefined ? said.seoDescription : (product?.seoDescription ?? null),
    priceFrom: prices.reduce((low, price) => Math.min(low, price), prices[0] ?? 0),
    priceTo: prices.reduce((high, price) => Math.max(high, price), 0),
    words: tokensOf({ ...shown, skus }),
    facets: common,
    allFacets: facetValues.map(({ name }) => name),
    facetValues,
    variants: pictured.map((variant, at) => ({ ...variant, facets: own[at] ?? [] })),
    images,
  }
  checkSize(record, line, notes)
  checkWording(rows, record, notes)
  return record
}

const LIMIT = 90_000

/** D1 accepts statements of up to 100,000 bytes, and a product's row needs at least one. */
function checkSize(product: ProductRecord, line: number, notes: Notes): void {
  const { variants: _, images: __, words: ___, facetValues: ____, ...row } = product
  const text = JSON.stringify(row)
  // Quotes are doubled in SQL.
  const bytes = new TextEncoder().encode(text).length + text.split("'").length
  if (bytes > LIMIT)
    notes.error(
      line,
      'description',
      `The texts of this product take ${Math.ceil(bytes / 1000)} KB, but only ${LIMIT / 1000} KB fit. Shorten the description.`,
    )
}
