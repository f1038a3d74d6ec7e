import { sellableVariants } from '../catalog/queries.ts'
import { type Engraving, engravingText } from '../engraving/rules.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../platform/db.ts'
import { hashToken, keyedDigest, randomToken } from '../platform/digest.ts'
import { seal } from '../platform/sealing.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { type Newcomer, openCart } from './open-cart.ts'
import { addToLine, claimForm, findCart, holdsOfCart, linesOfCart } from './queries.ts'
import { availabilityInCart, unitsIn, unitsOfVariant } from './rules.ts'

/** What is to be added to a cart. */
export type Wanted = { variantId: string; quantity: number; engraving: Engraving | null }

/** `line`: id of the first line that was added, or of the one that has grown. */
export type Added =
  | { ok: true; token: string; units: number; line: string }
  | { ok: false; reason: Refusal }

export type Refusal =
  | 'unknown'
  | 'sold-out'
  | 'on-request'
  | 'not-enough'
  | 'too-many-units'
  | 'too-many-lines'
  /** More carts have come from this network today, or more forms to this cart, than people make. */
  | 'too-much-today'

/**
 * Adds lines to the cart of `token`. Without a token, or when that cart is gone, a new cart is
 * made. All lines are added or none. The same form (`formKey`) adds once, however often it is sent.
 *
 * Two tabs that both add the first line at the same moment make two carts; the browser keeps the
 * cookie that it received last.
 */
export async function addLines(
  db: Db,
  config: Config,
  form: Newcomer & {
    token: string | null
    formKey: string
    wanted: Wanted[]
    /** The system in which the shopper chose to read ring sizes, which is kept with the cart. */
    sizes?: RingSystem | undefined
    /** What else belongs to the act: done with it, or not at all. */
    also?: (cartId: string) => Statement[]
  },
): Promise<Added> {
  const { wanted } = form
  const token = form.token ?? randomToken()
  const tokenHash = await hashToken(token)
  const ids = wanted.map((line) => line.variantId)
  const [[cart], present, holds, known] = await db.batch([
    findCart(db, tokenHash),
    linesOfCart(db, tokenHash),
    holdsOfCart(db, tokenHash),
    sellableVariants(db, ids),
  ])
  // The token of a cart that was purged is not used again: only its cookie vouches for it.
  if (form.token && !cart) return addLines(db, config, { ...form, token: null })

  const priceOf = new Map<string, number>()
  for (const { variantId } of wanted) {
    const variant = known.find((each) => each.id === variantId)
    if (!variant) return { ok: false, reason: 'unknown' }
    const held = holds.find((hold) => hold.variantId === variantId)?.quantity ?? 0
    const all = unitsOfVariant(present, variantId) + unitsOfVariant(wanted, variantId)
    const wish = { ...variant, unitPrice: variant.price, held }
    const { available, availability } = availabilityInCart(wish, all)
    if (!available && (availability === 'sold-out' || availability === 'on-request'))
      return { ok: false, reason: availability }
    if (!available) return { ok: false, reason: 'not-enough' }
    priceOf.set(variantId, variant.price)
  }

  const at = now()
  const told = form.sizes && { sizes: form.sizes }
  const opened = await openCart(db, cart, { ...form, tokenHash, at, told })
  const cartId = opened.id
  const lines = await Promise.all(
    wanted.map((line) => lineOf(config, cartId, line, priceOf.get(line.variantId) ?? 0)),
  )
  const line = (present.find((each) => lines[0] && isSame(each, lines[0])) ?? lines[0])?.id ?? ''
  try {
    await runBatch(db, [
      ...opened.statements,
      claimForm(db, cartId, form.formKey, at),
      ...lines.map((each) => addToLine(db, each)),
      ...(form.also?.(cartId) ?? []),
    ])
  } catch (error) {
    if (brokeConstraint(error, 'carts_a_day') || brokeConstraint(error, 'cart_forms_limit'))
      return { ok: false, reason: 'too-much-today' }
    // The same form was sent twice: the other request has added the lines.
    if (brokeConstraint(error, 'cart_submissions'))
      return { ok: true, token, units: unitsIn(present), line }
    // Forgotten just now, in another tab.
    if (cart && brokeConstraint(error, 'FOREIGN KEY'))
      return addLines(db, config, { ...form, token: null })
    // The new cart is there already: the batch was executed, and only its answer was lost.
    if (!cart && brokeConstraint(error, 'carts.'))
      return { ok: true, token, units: unitsIn(wanted), line }
    if (brokeConstraint(error, 'quantity_within_limit'))
      return { ok: false, reason: 'too-many-units' }
    if (brokeConstraint(error, 'cart_lines_limit')) return { ok: false, reason: 'too-many-lines' }
    throw error
  }
  return { ok: true, token, units: unitsIn(present) + unitsIn(wanted), line }
}

/** What makes two lines of a cart the same. */
type Identity = { variantId: string; personalizationDigest: string }

const isSame = (one: Identity, other: Identity) =>
  one.variantId === other.variantId && one.personalizationDigest === other.personalizationDigest

/** A line of the cart as it is added. */
async function lineOf(
  config: Config,
  cartId: string,
  { variantId, quantity, engraving }: Wanted,
  priceSeen: number,
): Promise<Parameters<typeof addToLine>[1]> {
  const id = crypto.randomUUID()
  const text = engraving && engravingText(engraving)
  const place = `cart_lines.personalization:${id}` as const
  return {
    id,
    cartId,
    variantId,
    personalizationDigest: text ? await keyedDigest(config.LOOKUP_KEY, text) : '',
    personalization: text ? await seal(config.sealingKeys, place, text) : null,
    quantity,
    priceSeen,
  }
}
