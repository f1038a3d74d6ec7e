import { and, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { images, products, variants } from '../catalog/tables.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { cartHolds, cartLines, cartNetworks, cartSubmissions, carts } from './tables.ts'

export const findCart = (db: Db, tokenHash: string) =>
  db.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, tokenHash)).limit(1)

/** The lines of a cart with what the catalogue says of each now, oldest first. */
export const linesOfCart = (db: Db, tokenHash: string) =>
  db
    .select({
      cartId: cartLines.cartId,
      revision: carts.revision,
      channel: carts.channel,
      campaign: carts.campaign,
      sizes: carts.sizes,
      id: cartLines.id,
      variantId: cartLines.variantId,
      personalization: cartLines.personalization,
      personalizationDigest: cartLines.personalizationDigest,
      quantity: cartLines.quantity,
      priceSeen: cartLines.priceSeen,
      held: sql<number>`coalesce((select ${cartHolds.quantity} from ${cartHolds}
        where ${cartHolds.cartId} = ${cartLines.cartId} and ${cartHolds.variantId} = ${cartLines.variantId}), 0)`,
      active: variants.active,
      sku: variants.sku,
      options: products.options,
      facts: products.facts,
      optionValues: variants.optionValues,
      unitPrice: variants.price,
      stock: variants.stock,
      madeToOrder: variants.madeToOrder,
      status: products.status,
      handle: products.handle,
      title: products.title,
      type: products.type,
      picture: sql<string | null>`coalesce(
        (select ${images.picture} from ${images} where ${images.id} = ${variants.imageId}),
        (select ${images.picture} from ${images} where ${images.productId} = ${products.id}
          order by ${images.position} limit 1))`,
    })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(carts.tokenHash, tokenHash))
    .orderBy(sql`cart_lines.rowid`)

export type CartLineRow = Awaited<ReturnType<typeof linesOfCart>>[number]

/**
 * Units that the cart's unpaid order holds, by variant, whether they are still on a line or not.
 */
export const holdsOfCart = (db: Db, tokenHash: string) =>
  db
    .select({ variantId: cartHolds.variantId, quantity: cartHolds.quantity })
    .from(carts)
    .innerJoin(cartHolds, eq(cartHolds.cartId, carts.id))
    .where(eq(carts.tokenHash, tokenHash))

export const createCart = (
  db: Db,
  cart: {
    id: string
    tokenHash: string
    createdAt: Seconds
    sizes?: RingSystem | null | undefined
    ringSize?: number | null | undefined
    /** How its shopper came; left out: not known. */
    channel?: string | undefined
    campaign?: string | null | undefined
  },
) => db.insert(carts).values({ ...cart, touchedAt: cart.createdAt })

/** Counts a new cart for the networks it comes from. Breaks `carts_a_day` when that is too many. */
export const countCart = (db: Db, networks: NetworkDigest[], at: Seconds): Statement[] =>
  networks.map(({ width, digest }) =>
    db
      .insert(cartNetworks)
      .values({ network: digest, width, carts: 1, at })
      .onConflictDoUpdate({
        target: cartNetworks.network,
        set: { carts: sql`${cartNetworks.carts} + 1` },
      }),
  )

/**
 * Notes that a cart is in use.
 *
 * @param told what its guest said of ring sizes just now; what is left out stays
 */
export const touchCart = (
  db: Db,
  id: string,
  at: Seconds,
  told: { sizes?: RingSystem | null | undefined; ringSize?: number | null } = {},
) =>
  db
    .update(carts)
    .set({ touchedAt: at, ...told })
    .where(eq(carts.id, id))

/** Gives a cart another token, if it has not got it already. No row: it has a third one by now. */
export const changeToken = (db: Db, tokenHash: string, nextHash: string) =>
  db
    .update(carts)
    .set({ tokenHash: nextHash })
    .where(inArray(carts.tokenHash, [tokenHash, nextHash]))
    .returning({ id: carts.id })

/** Breaks the key of `cart_submissions` when the form was processed before. */
export const claimForm = (db: Db, cartId: string, formKey: string, at: Seconds) =>
  db.insert(cartSubmissions).values({ cartId, formKey, at })

/** A new line, or a larger quantity of the line with the same variant and personalization. */
export const addToLine = (
  db: Db,
  line: {
    id: string
    cartId: string
    variantId: string
    personalizationDigest: string
    personalization: Sealed | null
    quantity: number
    priceSeen: number
  },
) =>
  db
    .insert(cartLines)
    .values(line)
    .onConflictDoUpdate({
      target: [cartLines.cartId, cartLines.variantId, cartLines.personalizationDigest],
      set: {
        quantity: sql`${cartLines.quantity} + excluded.quantity`,
        priceSeen: sql`excluded.price_seen`,
      },
    })

export const setQuantity = (
  db: Db,
  line: { id: string; cartId: string; quantity: number; priceSeen: number },
) =>
  db
    .update(cartLines)
    .set({ quantity: line.quantity, priceSeen: line.priceSeen })
    .where(and(eq(cartLines.id, line.id), eq(cartLines.cartId, line.cartId)))

export const removeLine = (db: Db, cartId: string, lineId: string) =>
  db.delete(cartLines).where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, cartId)))

/** Notes what the lines of the cart's order hold, so that the cart may count it as its own. */
export const holdForCart = (
  db: Db,
  cartId: string,
  lines: { variantId: string; held: number }[],
): Statement[] =>
  [...Map.groupBy(lines, (line) => line.variantId)].flatMap(([variantId, same]) => {
    const quantity = same.reduce((sum, line) => sum + line.held, 0)
    return quantity > 0 ? [db.insert(cartHolds).values({ cartId, variantId, quantity })] : []
  })

/** The cart's order waits no longer: what it held is sold, or free for everybody. */
export const clearCartHolds = (db: Db, cartId: string) =>
  db.delete(cartHolds).where(eq(cartHolds.cartId, cartId))

/** Takes a bought line out of a cart; what was added to it meanwhile stays. In this order. */
export function removeBought(
  db: Db,
  bought: { cartId: string; variantId: string; personalizationDigest: string; quantity: number },
) {
  const line = and(
    eq(cartLines.cartId, bought.cartId),
    eq(cartLines.variantId, bought.variantId),
    eq(cartLines.personalizationDigest, bought.personalizationDigest),
  )
  return [
    db.delete(cartLines).where(and(line, lte(cartLines.quantity, bought.quantity))),
    db
      .update(cartLines)
      .set({ quantity: sql`${cartLines.quantity} - ${bought.quantity}` })
      .where(and(line, gt(cartLines.quantity, bought.quantity))),
  ] as const
}

/**
 * Removes up to `most` carts that nobody changed since `before.cart`, or where a guest keeps pieces or
 * has told their size, since `before.kept`: for one batch, in this order. What is kept goes with them
 * (the trigger `kept_gone`).
 */
export function purgeIdle(db: Db, before: { cart: Seconds; kept: Seconds }, most: number) {
  const keepsNothing = sql`${carts.ringSize} is null
    and not exists (select 1 from kept_pieces where kept_pieces.cart_id = ${carts.id})`
  const idle = db
    .select({ id: carts.id })
    .from(carts)
    .where(
      and(lt(carts.touchedAt, before.cart), or(lt(carts.touchedAt, before.kept), keepsNothing)),
    )
    .orderBy(carts.touchedAt, carts.id)
    .limit(most)
  return [
    db.delete(cartSubmissions).where(inArray(cartSubmissions.cartId, idle)),
    db.delete(cartHolds).where(inArray(cartHolds.cartId, idle)),
    db.delete(cartLines).where(inArray(cartLines.cartId, idle)),
    db.delete(carts).where(inArray(carts.id, idle)).returning({ id: carts.id }),
  ] as const
}

/** Takes up to `most` lines out of carts that nobody changed since `before`, and leaves their guests. */
export const purgeLines = (db: Db, before: Seconds, most: number) =>
  db
    .delete(cartLines)
    .where(
      sql`cart_lines.rowid in (select l.rowid from ${carts} as c cross join ${cartLines} as l on l.cart_id = c.id
        where c.touched_at < ${before} order by c.touched_at limit ${most})`,
    )
    .returning({ id: cartLines.id })

/** Removes up to `most` forms that were processed before. */
export const purgeForms = (db: Db, before: Seconds, most: number) =>
  db
    .delete(cartSubmissions)
    .where(
      sql`cart_submissions.rowid in (select f.rowid from ${cartSubmissions} as f where f.at < ${before} limit ${most})`,
    )
    .returning({ cartId: cartSubmissions.cartId })

/** Forgets how many carts networks began before. */
export const purgeCartNetworks = (db: Db, before: Seconds) =>
  db.delete(cartNetworks).where(lt(cartNetworks.at, before))
