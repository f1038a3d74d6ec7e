import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { cartHolds, cartLines, carts } from '../../cart/tables.ts'
import { images, products, variants } from '../../catalog/tables.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Sealed } from '../../platform/sealing.ts'
import { keptLinks, keptPieces } from '../tables.ts'

/** The variant that was chosen; where there is but one, that one. */
const chosen = sql`case when ${keptPieces.variantId} <> '' then ${keptPieces.variantId} else (
  select case count(*) when 1 then min(v.id) end from ${variants} as v
  where v.product_id = ${keptPieces.productId} and v.active) end`

/** A column of the variants that are still to choose from, and can be had. */
const ofChoices = (what: SQL) => sql<number | null>`(select ${what} from ${variants} as v
  where v.product_id = ${keptPieces.productId} and v.active and v.price > 0
    and (v.made_to_order or v.stock > 0))`

/** What lists say of a kept piece. Nothing that its guest wrote. */
const columns = {
  id: keptPieces.id,
  handle: products.handle,
  title: products.title,
  type: products.type,
  options: products.options,
  facts: products.facts,
  status: products.status,
  chosen: sql<string | null>`${variants.id}`.as('chosen'),
  optionValues: variants.optionValues,
  price: variants.price,
  stock: variants.stock,
  madeToOrder: variants.madeToOrder,
  /** The lowest and highest price of what there is to choose from; null: nothing. */
  lowest: ofChoices(sql`min(v.price)`).as('lowest'),
  highest: ofChoices(sql`max(v.price)`).as('highest'),
  picture: sql<string | null>`coalesce(
    (select ${images.picture} from ${images} where ${images.id} = ${variants.imageId}),
    (select ${images.picture} from ${images} where ${images.productId} = ${products.id}
      order by ${images.position} limit 1))`.as('picture'),
}

const atVariant = and(eq(variants.id, chosen), eq(variants.active, true))
const latestFirst = [desc(keptPieces.keptAt), sql`kept_pieces.rowid desc`]

/** What a guest keeps, the latest first. */
export const keptOf = (db: Db, tokenHash: string) =>
  db
    .select({
      ...columns,
      cartId: keptPieces.cartId,
      personalization: keptPieces.personalization,
      held: sql<number>`coalesce((select ${cartHolds.quantity} from ${cartHolds}
        where ${cartHolds.cartId} = ${keptPieces.cartId} and ${cartHolds.variantId} = ${variants.id}), 0)`.as(
        'held',
      ),
    })
    .from(carts)
    .innerJoin(keptPieces, eq(keptPieces.cartId, carts.id))
    .innerJoin(products, eq(products.id, keptPieces.productId))
    .leftJoin(variants, atVariant)
    .where(eq(carts.tokenHash, tokenHash))
    .orderBy(...latestFirst)

export type KeptRow = Awaited<ReturnType<typeof keptOf>>[number]

/** What the guest keeps whose link this is, as far as it is sold: nothing that they wrote. */
export const sharedPieces = (db: Db, linkHash: string) =>
  db
    .select(columns)
    .from(keptLinks)
    .innerJoin(keptPieces, eq(keptPieces.cartId, keptLinks.cartId))
    .innerJoin(products, eq(products.id, keptPieces.productId))
    .leftJoin(variants, atVariant)
    .where(and(eq(keptLinks.tokenHash, linkHash), eq(products.status, 'active')))
    .orderBy(...latestFirst)

/** Units in a guest's cart. */
export const unitsOfCart = (db: Db, tokenHash: string) =>
  db
    .select({ units: sql<number>`coalesce(sum(${cartLines.quantity}), 0)`.as('units') })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .where(eq(carts.tokenHash, tokenHash))

/** A line of a guest's cart, as far as it can be kept. */
export const lineToKeep = (db: Db, tokenHash: string, lineId: string) =>
  db
    .select({
      cartId: cartLines.cartId,
      id: cartLines.id,
      quantity: cartLines.quantity,
      variantId: cartLines.variantId,
      productId: variants.productId,
      handle: products.handle,
      personalizationDigest: cartLines.personalizationDigest,
      personalization: cartLines.personalization,
    })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(carts.tokenHash, tokenHash), eq(cartLines.id, lineId)))

/** Keeps a piece, if it is not kept already. Breaks `kept_limit` when there are too many. */
export const putPiece = (
  db: Db,
  piece: {
    id: string
    cartId: string
    productId: string
    variantId: string
    personalizationDigest: string
    personalization: Sealed | null
    keptAt: Seconds
  },
) => db.insert(keptPieces).values(piece).onConflictDoNothing()

export const removePiece = (db: Db, cartId: string, id: string) =>
  db.delete(keptPieces).where(and(eq(keptPieces.cartId, cartId), eq(keptPieces.id, id)))

/** Lets go of one piece of a guest, whatever else they keep of the same product. */
export const letGoPiece = (db: Db, tokenHash: string, id: string) =>
  db
    .delete(keptPieces)
    .where(
      and(
        eq(keptPieces.id, id),
        inArray(
          keptPieces.cartId,
          db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, tokenHash)),
        ),
      ),
    )
