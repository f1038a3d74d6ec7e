import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core'
import { variants } from '../catalog/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { Width } from '../platform/network.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'

/**
 * A guest and their cart. Its token is in the visitor's cookie; here is only the hash. Nobody has a
 * row before they put something into the cart, keep a piece or tell their ring size.
 */
export const carts = sqliteTable(
  'carts',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    createdAt: integer().notNull(),
    /** Last time a guest changed something; who is idle is forgotten by it. */
    touchedAt: integer().notNull(),
    /**
     * Counts the changes of its lines (the triggers `cart_lines_added`, `cart_lines_changed` and
     * `cart_lines_removed` do): an order is placed for the lines that the shopper has seen.
     */
    revision: integer().notNull().default(0),
    /** The system in which its shopper chose to read ring sizes; null: none was chosen. */
    sizes: text().$type<RingSystem>(),
    /** The ring size that they told, in tenths of a millimetre of inner circumference. */
    ringSize: integer(),
    /** Whether pieces are picked for them by what they kept and put into the cart. */
    forYou: integer({ mode: 'boolean' }).notNull().default(true),
    /**
     * How its shopper came, `search`, and the campaign that the link named: never who. Null: not
     * known. Its order takes both over.
     */
    channel: text(),
    campaign: text(),
  },
  (t) => [index('carts_idle').on(t.touchedAt)],
)

/**
 * Carts that were deleted, by the day they were begun (UTC): the trigger `carts_gone` counts those
 * that ever had a line.
 */
export const cartsDeleted = sqliteTable('carts_deleted', {
  /** `2026-12-01` */
  day: text().primaryKey(),
  carts: integer().notNull(),
})

/**
 * What is in a cart: at most `MAX_LINES` lines, which the trigger `cart_lines_limit` keeps, of at
 * most `MAX_QUANTITY` each.
 */
export const cartLines = sqliteTable(
  'cart_lines',
  {
    id: text().primaryKey(),
    cartId: text()
      .notNull()
      .references(() => carts.id),
    variantId: text()
      .notNull()
      .references(() => variants.id),
    /**
     * Keyed digest of the personalization, '' without one: with the variant, what makes two lines
     * the same.
     */
    personalizationDigest: text().notNull(),
    personalization: sealedText(),
    quantity: integer().notNull(),
    /** Unit price that the shopper saw when the line was last changed, in minor units. */
    priceSeen: integer().notNull(),
  },
  (t) => [
    check('quantity_positive', sql`${t.quantity} > 0`),
    check('quantity_within_limit', sql`${t.quantity} <= 10`),
    unique('cart_line_identity').on(t.cartId, t.variantId, t.personalizationDigest),
  ],
)

/**
 * Units that the cart's one unpaid order holds, off the stock already: free for this cart, for
 * nobody else. Written and removed in the batches that place an order and end its wait.
 */
export const cartHolds = sqliteTable(
  'cart_holds',
  {
    cartId: text()
      .notNull()
      .references(() => carts.id),
    variantId: text()
      .notNull()
      .references(() => variants.id),
    quantity: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.cartId, t.variantId] })],
)

/**
 * How many carts a network may begin in a day; the check `carts_a_day` keeps it.
 * @internal
 */
export const cartsADay = { 'ipv6/64': 30, 'ipv6/56': 60, 'ipv6/48': 100, ipv4: 100 }

/**
 * How many carts a network has begun today; the network is a digest of the day
 * (src/platform/network-digest.ts). Removed after a day.
 */
export const cartNetworks = sqliteTable(
  'cart_networks',
  {
    network: text().primaryKey(),
    width: text().$type<Width>().notNull(),
    carts: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    check(
      'carts_a_day',
      sql`${t.carts} <= case ${t.width} when 'ipv6/64' then 30 when 'ipv6/56' then 60 else 100 end`,
    ),
    index('cart_networks_old').on(t.at),
  ],
)

/**
 * Forms that were processed: the same form sent twice adds once. Kept for a day; the trigger
 * `cart_forms_limit` keeps a cart from having more than `MAX_FORMS`.
 */
export const cartSubmissions = sqliteTable(
  'cart_submissions',
  {
    cartId: text()
      .notNull()
      .references(() => carts.id),
    formKey: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'cart_form_once', columns: [t.cartId, t.formKey] }),
    index('cart_submissions_old').on(t.at),
  ],
)
