import * as z from 'zod'
import type { CollectionRecord, Member, ProductRecord } from './records.ts'

/** What the database holds before an import. */
export type Present = {
  products: PresentProduct[]
  collections: CollectionRecord[]
  members: Member[]
}

export type PresentProduct = Pick<
  ProductRecord,
  'id' | 'handle' | 'type' | 'tags' | 'priceFrom' | 'contentHash'
>

/** Turns the rows that `presentStatements` answered into what a plan is compared with. */
export function readPresent([productRows, collectionRows, memberRows]: unknown[]): Present {
  return {
    products: z
      .array(presentProduct)
      .parse(productRows)
      .map(({ tags, price_from, content_hash, ...rest }) => ({
        ...rest,
        tags: JSON.parse(tags),
        priceFrom: price_from,
        contentHash: content_hash,
      })),
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
  }
}

const presentProduct = z.object({
  id: z.string(),
  handle: z.string(),
  type: z.string(),
  tags: z.string(),
  price_from: z.number(),
  content_hash: z.string(),
})
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
