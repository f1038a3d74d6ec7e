import { and, eq, inArray, min, sql } from 'drizzle-orm'
import { carts } from '../cart/tables.ts'
import { products, variants } from '../catalog/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { keptPieces } from './tables.ts'

/** An active product, with the variant of that id if it is on sale and the product's; else null. */
export const keepable = (db: Db, handle: string, variantId: string) =>
  db
    .select({
      id: products.id,
      facts: products.facts,
      // Of two columns called `id`, a batch would answer with one.
      variantId: sql<string | null>`${variants.id}`.as('variant_id'),
    })
    .from(products)
    .leftJoin(
      variants,
      and(
        eq(variants.productId, products.id),
        eq(variants.id, variantId),
        eq(variants.active, true),
      ),
    )
    .where(and(eq(products.handle, handle), eq(products.status, 'active')))
    .limit(1)

/**
 * Keeps a piece; no row if it is kept already. Breaks `kept_limit` when `MAX_KEPT` are.
 */
export const addKept = (db: Db, piece: typeof keptPieces.$inferInsert) =>
  db
    .insert(keptPieces)
    .values(piece)
    .onConflictDoNothing({
      target: [
        keptPieces.cartId,
        keptPieces.productId,
        keptPieces.variantId,
        keptPieces.personalizationDigest,
      ],
    })
    .returning({ id: keptPieces.id })

/** Lets go of a product, with whatever variant and engraving, and whether it can be sold or not. */
export const dropKept = (db: Db, tokenHash: string, handle: string) =>
  db
    .delete(keptPieces)
    .where(
      and(
        inArray(
          keptPieces.cartId,
          db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, tokenHash)),
        ),
        inArray(
          keptPieces.productId,
          db.select({ id: products.id }).from(products).where(eq(products.handle, handle)),
        ),
      ),
    )

/** Notes that a guest is there. No row: there is no such guest. */
export const touchGuest = (db: Db, tokenHash: string, at: Seconds) =>
  db
    .update(carts)
    .set({ touchedAt: at })
    .where(eq(carts.tokenHash, tokenHash))
    .returning({ id: carts.id })

/** The products that a guest keeps, in the order in which they came to keep them. */
export const keptHandles = (db: Db, tokenHash: string) =>
  db
    .select({ handle: products.handle })
    .from(carts)
    .innerJoin(keptPieces, eq(keptPieces.cartId, carts.id))
    .innerJoin(products, eq(products.id, keptPieces.productId))
    .where(eq(carts.tokenHash, tokenHash))
    .groupBy(products.id)
    .orderBy(min(keptPieces.keptAt), sql`min(kept_pieces.rowid)`)
