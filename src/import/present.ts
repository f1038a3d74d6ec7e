import * as z from 'zod'
import type { Redirects } from './move-addresses.ts'
import type { CollectionRecord, Member, ProductRecord, VariantRecord } from './records.ts'

/** The database's contents before an import. */
export type Present = {
  products: PresentProduct[]
  /** All variants, also those that are no longer on sale. */
  variants: PresentVariant[]
  redirects: Redirects
  collections: CollectionRecord[]
  members: Member[]
  /** Words of collections: id and word. */
  collectionWords: [string, string][]
  /**
   * Ids of the products related by facts, separated by spaces, by product and kind: `<id> similar`.
   */
  related: Map<string, string>
}

/**
 * An empty database.
 * @internal
 */
export const nothing: Present = {
  products: [],
  variants: [],
  redirects: new Map(),
  collections: [],
  members: [],
  collectionWords: [],
  related: new Map(),
}

export type PresentProduct = Pick<
  ProductRecord,
  'id' | 'handle' | 'title' | 'type' | 'tags' | 'status' | 'priceFrom' | 'allFacets' | 'contentHash'
>

/** A product as the next import finds it. */
export const presentOf = (record: ProductRecord): PresentProduct => {
  const { id, handle, title, type, tags, status, priceFrom, allFacets, contentHash } = record
  return { id, handle, title, type, tags, status, priceFrom, allFacets, contentHash }
}

/** By what a variant is known. */
export type PresentVariant = Pick<VariantRecord, 'id' | 'sku' | 'optionValues' | 'active'> & {
  productId: string
}

/** Converts the rows returned by `presentStatements` for comparison with a plan. */
export function readPresent(results: unknown[]): Present {
  const [productRows, variantRows, redirectRows, ...others] = results
  const [collectionRows, memberRows, wordRows, relatedRows] = others
  return {
    products: z
      .array(presentProduct)
      .parse(productRows)
      .map(({ tags, price_from, all_facets, content_hash, ...rest }) => ({
        ...rest,
        tags: JSON.parse(tags),
        priceFrom: price_from,
        allFacets: JSON.parse(all_facets),
        contentHash: content_hash,
      })),
    variants: z
      .array(presentVariant)
      .parse(variantRows)
      .map(({ product_id, option_values, active, ...rest }) => ({
        ...rest,
        productId: product_id,
        optionValues: JSON.parse(option_values),
        active: active === 1,
      })),
    redirects: new Map(
      z
        .array(presentRedirect)
        .parse(redirectRows)
        .map(({ from_path, to_path }) => [from_path, to_path]),
    ),
    collections: z
      .array(presentCollection)
      .parse(collectionRows)
      .map(({ description_html, rule, ...rest }) => ({
        ...rest,
        descriptionHtml: description_html,
        rule: rule && JSON.parse(rule),
      })),
    members: z
      .array(presentMember)
      .parse(memberRows)
      .map(({ collection_id, product_id, position }) => ({
        collectionId: collection_id,
        productId: product_id,
        position,
      })),
    collectionWords: z
      .array(presentWord)
      .parse(wordRows)
      .map(({ collection_id, word }) => [collection_id, word]),
    related: new Map(
      z
        .array(presentRelated)
        .parse(relatedRows)
        .map(({ list, others }) => [list, others]),
    ),
  }
}

const presentProduct = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  type: z.string(),
  tags: z.string(),
  status: z.enum(['active', 'draft', 'archived']),
  price_from: z.number(),
  all_facets: z.string(),
  content_hash: z.string(),
})
const presentVariant = z.object({
  id: z.string(),
  product_id: z.string(),
  sku: z.string().nullable(),
  option_values: z.string(),
  active: z.number(),
})
const presentRedirect = z.object({ from_path: z.string(), to_path: z.string() })
const presentCollection = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  description_html: z.string(),
  rule: z.string().nullable(),
  position: z.number(),
})
const presentMember = z.object({
  collection_id: z.string(),
  product_id: z.string(),
  position: z.number(),
})
const presentWord = z.object({ collection_id: z.string(), word: z.string() })
const presentRelated = z.object({ list: z.string(), others: z.string() })
