import { type SQLWrapper, sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Facts } from './facts.ts'
import type { CollectionRule } from './rules/collections.ts'
import type { Option } from './rules/options.ts'

export const products = sqliteTable(
  'products',
  {
    id: text().primaryKey(),
    handle: text().notNull().unique(),
    title: text().notNull(),
    /** "Ring", "Earrings", …: the owner's word. */
    type: text().notNull(),
    vendor: text().notNull(),
    status: text({ enum: ['active', 'draft', 'archived'] }).notNull(),
    tags: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** Sanitized on import. */
    descriptionHtml: text().notNull(),
    /** Up to three, in the order of choice; empty for a product with one variant. */
    options: text({ mode: 'json' }).$type<Option[]>().notNull(),
    facts: text({ mode: 'json' }).$type<Facts>().notNull(),
    seoTitle: text(),
    seoDescription: text(),
    /**
     * Lowest and highest price of the last import, sold out or not, in minor units: for collections
     * by price. Lists use `offers`.
     */
    priceFrom: integer().notNull(),
    priceTo: integer().notNull(),
    /** Names of all facet values of its variants, `metal=18k-yellow-gold`. */
    allFacets: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Hash of everything imported: an unchanged product is not written again. */
    contentHash: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** Names of the facet values that each of its variants has, whatever the stock. */
    facets: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /**
     * The other facets of the variants available now, each combination once; if all are sold out,
     * those of every variant on sale, without availability and time. Only the triggers
     * `offers_added`, `offers_changed` and `offers_worked_out` write this and `offerPrices`.
     */
    offers: text({ mode: 'json' }).$type<string[][]>().notNull().default([[]]),
    /** Every price of every offer: index in `offers`, and minor units. Lowest price first. */
    offerPrices: text({ mode: 'json' }).$type<[number, number][]>().notNull().default([]),
  },
  (t) => [index('products_newest').on(t.status, t.createdAt)],
)

/** Whether one unit of a variant is left, and no other is made to order. */
export const isLastInStock = (
  t: Record<'stock' | 'active' | 'tracked' | 'madeToOrder', SQLWrapper>,
) => sql`${t.stock} = 1 and ${t.active} and ${t.tracked} and not ${t.madeToOrder}`

export const variants = sqliteTable(
  'variants',
  {
    id: text().primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id),
    position: integer().notNull(),
    /** False if the last import no longer had it; kept because orders refer to it. */
    active: integer({ mode: 'boolean' }).notNull(),
    sku: text(),
    barcode: text(),
    /** One value for each of the product's options, in their order. */
    optionValues: text({ mode: 'json' }).$type<string[]>().notNull(),
    price: integer().notNull(),
    /** A former, higher price, or null. */
    compareAt: integer(),
    /** Units free to sell. What is held for an order is already subtracted. */
    stock: integer().notNull(),
    /**
     * The number that a file said last; 0 if none ever did. Stock is this number less what was taken
     * since the first import, and never less than nothing (decision 017).
     */
    importedStock: integer().notNull(),
    /** Units taken beyond that number: what is returned fills them first. */
    oversold: integer().notNull().default(0),
    /** False: the owner does not count it, so that it never runs out. */
    tracked: integer({ mode: 'boolean' }).notNull().default(true),
    /** Sold without stock: each unit is made for its order. Always so if it is not tracked. */
    madeToOrder: integer({ mode: 'boolean' }).notNull(),
    weightGrams: integer().notNull(),
    imageId: text(),
    /**
     * Names of the facet values it has while it is available, except those that all variants of its
     * product share.
     */
    facets: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (t) => [
    check('stock_not_negative', sql`${t.stock} >= 0`),
    check('oversold_not_negative', sql`${t.oversold} >= 0`),
    index('variants_of_product').on(t.productId, t.position),
    index('variants_by_sku').on(t.sku),
    index('variants_by_barcode').on(t.barcode).where(sql`${t.barcode} is not null`),
    index('last_in_stock').on(t.productId, t.position).where(isLastInStock(t)),
  ],
)

export const images = sqliteTable(
  'images',
  {
    id: text().primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id),
    position: integer().notNull(),
    alt: text().notNull(),
    /** The owner's path or URL. Never sent to a browser. */
    source: text().notNull(),
    /**
     * Name under `/pictures/` once encoded: `<name>-<width>.avif` and `.webp`. Null: a placeholder
     * is shown.
     */
    picture: text(),
    /** Size of the original, in pixels. */
    width: integer(),
    height: integer(),
    /** Dominant colour, `#rrggbb`, shown while the picture loads. */
    color: text(),
  },
  (t) => [index('images_of_product').on(t.productId, t.position)],
)

export const collections = sqliteTable('collections', {
  id: text().primaryKey(),
  handle: text().notNull().unique(),
  title: text().notNull(),
  descriptionHtml: text().notNull(),
  /** Null: products were added by hand. */
  rule: text({ mode: 'json' }).$type<CollectionRule>(),
  position: integer().notNull(),
})

/**
 * Which products are in which collection; for a collection with a rule, computed when products are
 * written.
 */
export const collectionProducts = sqliteTable(
  'collection_products',
  {
    collectionId: text()
      .notNull()
      .references(() => collections.id),
    productId: text()
      .notNull()
      .references(() => products.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.productId] }),
    index('products_in_collection').on(t.collectionId, t.position, t.productId),
    index('collections_of_product').on(t.productId),
  ],
)

/** Labels of facet values in use: `metal=18k-yellow-gold` is "18K yellow gold". */
export const facetValues = sqliteTable('facet_values', {
  name: text().primaryKey(),
  label: text().notNull(),
})

/**
 * Every word that finds a product, normalized. The higher its weight, the closer it is to what the
 * product is.
 */
export const productWords = sqliteTable(
  'product_words',
  {
    productId: text()
      .notNull()
      .references(() => products.id),
    word: text().notNull(),
    weight: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.word] }),
    index('products_of_word').on(t.word, t.productId, t.weight),
  ],
)

/** Every word of a collection's title, normalized: it finds the collection's products. */
export const collectionWords = sqliteTable(
  'collection_words',
  {
    collectionId: text()
      .notNull()
      .references(() => collections.id),
    word: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.word] }),
    index('collections_of_word').on(t.word, t.collectionId),
  ],
)

/**
 * What remains of a word when letters are left out: a word and its misspelling have one in common.
 * Decision 009.
 */
export const wordRemains = sqliteTable(
  'word_remains',
  { remains: text().notNull(), word: text().notNull() },
  (t) => [primaryKey({ columns: [t.remains, t.word] })],
)

/** Related products, best first: similar, of another type that goes with it, or bought together. */
export const relatedProducts = sqliteTable(
  'related_products',
  {
    productId: text()
      .notNull()
      .references(() => products.id),
    kind: text({ enum: ['bought-together', 'goes-with', 'similar'] }).notNull(),
    rank: integer().notNull(),
    otherId: text()
      .notNull()
      .references(() => products.id),
  },
  (t) => [primaryKey({ columns: [t.productId, t.kind, t.rank] })],
)
