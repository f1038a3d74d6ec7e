import { createHash } from 'node:crypto'
import type { FacetValue } from '../catalog/listing/product-facets.ts'
import type { SearchToken } from '../catalog/listing/rules/search-terms.ts'
import type { collections, images, products, variants } from '../catalog/tables.ts'

/** Rows as the import writes them. */
type VariantRecord = Omit<typeof variants.$inferInsert, 'productId'> &
  Pick<typeof variants.$inferSelect, 'facets'>
type ImageRecord = Omit<typeof images.$inferInsert, 'productId'> & Picture
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

/** A variant before the rest of its product is known. */
export type VariantDraft = Omit<VariantRecord, 'facets'>

/** A product before its pictures are encoded; its hash covers them. */
export type ProductDraft = Omit<ProductRecord, 'contentHash' | 'images'> & {
  images: Omit<ImageRecord, keyof Picture>[]
  /** Titles of collections named in the file. */
  collections: string[]
  /** The product's first line in the file. */
  line: number
}

/** An encoded picture as stored in `images`. Width and height are the original's, in pixels. */
export type Picture = {
  picture: string | null
  width: number | null
  height: number | null
  color: string | null
}

const noPicture: Picture = { picture: null, width: null, height: null, color: null }

/** Adds the encoded pictures, by source, and the hash of everything that is stored. */
export function finishProduct(draft: ProductDraft, pictures: Map<string, Picture>): ProductRecord {
  const { collections: _, line: __, ...product } = draft
  const withPictures = {
    ...product,
    images: product.images.map((image) => ({
      ...image,
      ...(pictures.get(image.source) ?? noPicture),
    })),
  }
  return { ...withPictures, contentHash: hash(32, [DERIVATION, withPictures]) }
}

/**
 * Increase it when more is derived from a product, such as `word_remains`: then every product is
 * written again.
 */
const DERIVATION = 1

/** Ids are derived from names, so that another import finds the same rows. */
export const productId = (handle: string) => hash(14, ['product', handle])
export const collectionId = (handle: string) => hash(14, ['collection', handle])
export const imageId = (handle: string, source: string) => hash(14, ['image', handle, source])
export const variantId = (handle: string, optionValues: string[]) =>
  hash(14, ['variant', handle, ...optionValues.map((value) => value.toLowerCase())])

// 14 hexadecimal digits are 56 bits: among 100,000 variants, the chance of a collision is 1 in 14
// million.
function hash(digits: number, value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, digits)
}
