import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { carts } from '../cart/tables.ts'
import { products } from '../catalog/tables.ts'
import { sealedText } from '../platform/db.ts'

/**
 * Pieces that a guest keeps for later: at most `MAX_KEPT`, which the trigger `kept_limit` keeps. They
 * go with their guest (the trigger `kept_gone`).
 */
export const keptPieces = sqliteTable(
  'kept_pieces',
  {
    id: text().primaryKey(),
    cartId: text()
      .notNull()
      .references(() => carts.id),
    productId: text()
      .notNull()
      .references(() => products.id),
    /** The variant that was chosen; '' where none was. */
    variantId: text().notNull(),
    /** As in `cart_lines`: '' without an engraving. */
    personalizationDigest: text().notNull(),
    personalization: sealedText(),
    keptAt: integer().notNull(),
  },
  (t) => [
    unique('kept_once').on(t.cartId, t.productId, t.variantId, t.personalizationDigest),
    index('kept_pieces_of_product').on(t.productId),
  ],
)

/**
 * Most changes of what a guest shares in a day; the check `kept_links_a_day` keeps it.
 * @internal
 */
export const MAX_SHARED = 20

/**
 * The link by which others see what a guest keeps: one a guest. It goes with its guest (the trigger
 * `kept_links_gone`).
 */
export const keptLinks = sqliteTable(
  'kept_links',
  {
    cartId: text()
      .primaryKey()
      .references(() => carts.id),
    /** Random: with `TOKEN_KEY` it gives the link's token, which is shown again while it is shared. */
    seed: text().notNull(),
    /** Null: not shared. */
    tokenHash: text().unique(),
    /** What is shown besides pictures and names. */
    showsPrices: integer({ mode: 'boolean' }).notNull(),
    showsChoices: integer({ mode: 'boolean' }).notNull(),
    /** The day (UTC, in days since 1970) of the last change, and how many there were on it. */
    day: integer().notNull(),
    changes: integer().notNull(),
  },
  (t) => [check('kept_links_a_day', sql`${t.changes} <= 20`)],
)
