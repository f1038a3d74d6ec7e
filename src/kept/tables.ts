import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
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
