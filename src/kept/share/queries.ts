import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { carts } from '../../cart/tables.ts'
import type { Db } from '../../platform/db.ts'
import { keptLinks } from '../tables.ts'

/** What a guest shares now. */
export const linkOf = (db: Db, tokenHash: string) =>
  db
    .select(link)
    .from(carts)
    .innerJoin(keptLinks, eq(keptLinks.cartId, carts.id))
    .where(and(eq(carts.tokenHash, tokenHash), isNotNull(keptLinks.tokenHash)))

export const linkOfToken = (db: Db, linkHash: string) =>
  db.select(link).from(keptLinks).where(eq(keptLinks.tokenHash, linkHash))

const link = {
  seed: keptLinks.seed,
  linkHash: keptLinks.tokenHash,
  showsPrices: keptLinks.showsPrices,
  showsChoices: keptLinks.showsChoices,
}

/** What a link shows. */
export type Shown = { showsPrices: boolean; showsChoices: boolean }

/**
 * Shares what is kept in a cart. A link that is live stays as it is, and shows what is asked for now.
 * Breaks `kept_links_a_day` when that was changed too often today.
 */
export const putLink = (
  db: Db,
  given: Shown & { cartId: string; seed: string; tokenHash: string; day: number },
) =>
  db
    .insert(keptLinks)
    .values({ ...given, changes: 1 })
    .onConflictDoUpdate({
      target: keptLinks.cartId,
      set: {
        seed: sql`iif(${keptLinks.tokenHash} is null, excluded.seed, ${keptLinks.seed})`,
        tokenHash: sql`coalesce(${keptLinks.tokenHash}, excluded.token_hash)`,
        showsPrices: given.showsPrices,
        showsChoices: given.showsChoices,
        day: given.day,
        changes: sql`iif(${keptLinks.day} = excluded.day, ${keptLinks.changes} + 1, 1)`,
      },
    })

/** Ends a guest's link. */
export const endLink = (db: Db, tokenHash: string) =>
  db
    .update(keptLinks)
    .set({ tokenHash: null })
    .where(
      eq(
        keptLinks.cartId,
        sql`(select ${carts.id} from ${carts} where ${carts.tokenHash} = ${tokenHash})`,
      ),
    )
