import { sellableVariants } from '../catalog/queries.ts'
import { canSell } from '../catalog/rules.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../platform/db.ts'
import { hashToken, keyedDigest, randomToken } from '../platform/digest.ts'
import { seal } from '../platform/sealing.ts'
import { addToLine, claimForm, createCart, findCart, linesOfCart, touchCart } from './queries.ts'
import { MAX_LINES, MAX_QUANTITY, pieces } from './rules.ts'

export type Wanted = { variantId: string; quantity: number; engraving: string | null }

export type Added =
  | { ok: true; token: string; pieces: number }
  | { ok: false; reason: 'unknown' | 'sold-out' | 'not-enough' | 'limit'; variantId: string }

/**
 * Puts pieces into the cart of `token`; without one, or when that cart is gone, a new cart is made with its first lines.
 * All lines are added or none. The same form (`formKey`) adds once, however often and at once it is posted.
 */
export async function addLines(
  db: Db,
  config: Config,
  form: { token: string | null; formKey: string; wanted: Wanted[] },
): Promise<Added> {
  const token = form.token ?? randomToken()
  const tokenHash = await hashToken(token)
  const [found, there, known] = await db.batch([
    findCart(db, tokenHash),
    linesOfCart(db, tokenHash),
    sellableVariants(
      db,
      form.wanted.map((line) => line.variantId),
    ),
  ])
  const cart = found[0]
  // A token whose cart was purged is not used again: nobody but its cookie vouches for it.
  if (form.token && !cart) return addLines(db, config, { ...form, token: null })

  const at = now()
  const cartId = cart?.id ?? crypto.randomUUID()
  const writes: Statement[] = []
  for (const { variantId, quantity, engraving } of form.wanted) {
    const variant = known.find((each) => each.id === variantId)
    if (!variant) return { ok: false, reason: 'unknown', variantId }
    const mine = there.filter((line) => line.variantId === variantId)
    const free = { ...variant, stock: variant.stock + mine.reduce((n, line) => n + line.held, 0) }
    if (variant.status !== 'active' || !canSell(free, 1))
      return { ok: false, reason: 'sold-out', variantId }
    if (!canSell(free, pieces(mine) + quantity))
      return { ok: false, reason: 'not-enough', variantId }

    const personalizationDigest = engraving ? await keyedDigest(config.LOOKUP_KEY, engraving) : ''
    const same = mine.find((line) => line.personalizationDigest === personalizationDigest)
    if ((same?.quantity ?? 0) + quantity > MAX_QUANTITY)
      return { ok: false, reason: 'limit', variantId }
    const id = same?.id ?? crypto.randomUUID()
    writes.push(
      addToLine(db, {
        id,
        cartId,
        variantId,
        personalizationDigest,
        personalization: engraving
          ? await seal(config.sealingKeys, `cart_lines.personalization:${id}`, engraving)
          : null,
        quantity,
        priceSeen: variant.price,
        addedAt: at,
      }),
    )
  }
  if (there.length + form.wanted.length > MAX_LINES + 1)
    return { ok: false, reason: 'limit', variantId: form.wanted[0]?.variantId ?? '' }

  const first = cart
    ? touchCart(db, cartId, at)
    : createCart(db, { id: cartId, tokenHash, createdAt: at })
  try {
    await runBatch(db, [first, claimForm(db, cartId, form.formKey, at), ...writes])
  } catch (error) {
    // The same form came twice: the other request has added the lines.
    if (brokeConstraint(error, 'cart_submissions'))
      return { ok: true, token, pieces: pieces(there) }
    // Two tabs at once went over the limit of one line.
    if (brokeConstraint(error, 'quantity_within_limit'))
      return { ok: false, reason: 'limit', variantId: form.wanted[0]?.variantId ?? '' }
    throw error
  }
  return { ok: true, token, pieces: pieces(there) + pieces(form.wanted) }
}
