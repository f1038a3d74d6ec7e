import { createHash } from 'node:crypto'
import type { Facts } from '../catalog/facts.ts'
import type { FacetValue } from '../catalog/listing/product-facets.ts'
import type { SearchToken } from '../catalog/listing/rules/search-terms.ts'
import type { collections, images, products, variants } from '../catalog/tables.ts'
import type { Minor } from '../platform/money.ts'
import type { Row } from './findings.ts'

/** Rows as the import writes them. */
export type VariantRecord = Omit<typeof variants.$inferSelect, 'productId'>
export type ImageRecord = Omit<typeof images.$inferSelect, 'productId'>
export type CollectionRecord = Required<typeof collections.$inferInsert>

/** One product in one collection. */
export type Member = { collectionId: string; productId: string; position: number }

/** A product with everything that belongs to it. Times are added on writing. */
export type ProductRecord = Omit<
  typeof products.$inferInsert,
  'createdAt' | 'updatedAt' | Facets | (typeof keptByTriggers)[number]
> &
  Pick<typeof products.$inferSelect, Facets> & {
    variants: VariantRecord[]
    images: ImageRecord[]
    /** The words that find it. */
    words: SearchToken[]
    /** Its facet values with their labels. */
    facetValues: FacetValue[]
  }

type Facets = 'facets' | 'allFacets'

/** Product columns derived from variants by triggers: never written by an import. */
export const keptByTriggers = ['offers', 'offerPrices'] as const

/**
 * What a file says about a variant. A key is missing where the file has no such column, and where
 * an empty cell says nothing (decision 017).
 */
export type StatedVariant = {
  line: number
  optionValues?: string[]
  sku?: string | null
  barcode?: string | null
  price?: Minor
  /** Null: none. */
  compareAt?: Minor | null
  /** Whether it has an inventory tracker. */
  tracker?: boolean
  quantity?: number
  continueSelling?: boolean
  weightGrams?: number
  /** Path or URL of its picture, as in the file. */
  imageSource?: string | null
}

/** What a file says about a product; missing keys as in `StatedVariant`. */
export type StatedProduct = {
  handle: string
  /** The product's first line in the file. */
  line: number
  rows: [Row, ...Row[]]
  title?: string
  type?: string
  vendor?: string
  tags?: string[]
  status?: Status
  descriptionHtml?: string
  seoTitle?: string | null
  seoDescription?: string | null
  /** As far as the file has columns for them. */
  facts: Facts
  optionNames?: string[]
  variants?: StatedVariant[]
  images?: { source: string; alt?: string }[]
  /** Titles of collections named in the file. */
  collections: string[]
}

type Status = (typeof products.$inferSelect)['status']

/** An encoded picture as stored in `images`. Width and height are the original's, in pixels. */
export type Picture = {
  picture: string | null
  width: number | null
  height: number | null
  color: string | null
}

const noPicture: Picture = { picture: null, width: null, height: null, color: null }

/** The picture of a source; a placeholder is shown where there is none. */
export const pictureOf = (pictures: Map<string, Picture>, source: string): Picture =>
  pictures.get(source) ?? noPicture

/**
 * Hash of what a file says about a product, with its pictures: the same again changes nothing.
 * `columns`: those that the file has.
 */
export function hashOf(
  { rows: _, line: __, ...stated }: StatedProduct,
  columns: string[],
  pictures: Map<string, Picture>,
): string {
  const variants = stated.variants?.map(({ line: _, ...variant }) => variant)
  const shown = stated.images?.map(({ source }) => pictureOf(pictures, source))
  return derived + hash(32, [columns, { ...stated, variants }, shown])
}

/** Whether a stored hash is of a product from which the same was derived as today. */
export const isOfToday = (contentHash: string) => contentHash.startsWith(derived)

/**
 * Increase it when more is derived from a product, such as `word_remains`: then every product is
 * written again.
 */
const derived = '2:'

/** Ids are made from names once, and stay when the name changes. */
export const productId = (handle: string) => hash(14, ['product', handle])
export const collectionId = (handle: string) => hash(14, ['collection', handle])
export const imageId = (product: string, source: string) => hash(14, ['image', product, source])
export const variantId = (handle: string, optionValues: string[]) =>
  hash(14, ['variant', handle, ...optionValues.map((value) => value.toLowerCase())])

// 14 hexadecimal digits are 56 bits: among 100,000 variants, the chance of a collision is 1 in 14
// million.
function hash(digits: number, value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, digits)
}
