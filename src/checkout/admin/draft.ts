import { createCart } from '../../cart/queries.ts'
import { type Cart, cartOf } from '../../cart/read-cart.ts'
import { readTerms } from '../../catalog/listing/rules/search-terms.ts'
import type { OrderRow } from '../../orders/queries.ts'
import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db } from '../../platform/db.ts'
import { hashToken, keyedDigest } from '../../platform/digest.ts'
import {
  type ChosenProduct,
  type ChosenVariant,
  type FoundProduct,
  readAllOfDraft,
} from './queries.ts'

/** What staff put together for a customer, and what they look for to add. */
export type Draft = {
  id: string
  /** Null: nothing is in it. */
  cart: Cart | null
  /** What was placed from it last. */
  order: OrderRow | null
  found: FoundProduct[]
  chosen: { product: ChosenProduct; variants: ChosenVariant[] } | null
}

export type Look = { q: string; product: string }

/**
 * The token of the cart that a draft is: no browser ever has it, and only the shop can tell it from the
 * draft's id. So a shopper's cart is no draft, whatever id is in an address.
 */
export const draftToken = async ({ TOKEN_KEY }: Pick<Config, 'TOKEN_KEY'>, id: string) =>
  (await keyedDigest(TOKEN_KEY, `draft:${id}`)).slice(0, 32)

/** Begins a draft; once, however often the same form is sent. */
export async function beginDraft(db: Db, config: Config, id: string): Promise<void> {
  const tokenHash = await hashToken(await draftToken(config, id))
  try {
    await createCart(db, { id, tokenHash, createdAt: now() })
  } catch (error) {
    if (!brokeConstraint(error, 'carts.')) throw error
  }
}

/** A draft, and what is looked for in it. Null: there is none, or not any more. One round trip. */
export async function readDraft(
  db: Db,
  config: Config,
  id: string,
  { q, product }: Look = { q: '', product: '' },
): Promise<Draft | null> {
  const tokenHash = await hashToken(await draftToken(config, id))
  const [[cart], lines, [order = null], found, [chosen], variants] = await readAllOfDraft(
    db,
    { id, tokenHash },
    { code: q.trim(), terms: readTerms(q), handle: product },
  )
  if (!cart) return null
  return {
    ...{ id, order, found },
    cart: await cartOf(config, lines),
    chosen: chosen ? { product: chosen, variants } : null,
  }
}
