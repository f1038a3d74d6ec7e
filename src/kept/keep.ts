import { type Newcomer, openCart } from '../cart/open-cart.ts'
import { findCart } from '../cart/queries.ts'
import {
  type Engraving,
  type EngravingRefusal,
  engravingOf,
  engravingText,
  readEngraving,
} from '../engraving/rules.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../platform/db.ts'
import { hashToken, keyedDigest, randomToken } from '../platform/digest.ts'
import { keptCode } from '../platform/kept-code.ts'
import { seal } from '../platform/sealing.ts'
import { addKept, dropKept, keepable, keptHandles, touchGuest } from './queries.ts'

/** What is to be kept, as a product page or a card says it. */
export type Wish = {
  handle: string
  /** Id of a variant; '' where none was chosen. One that is not the product's counts as none. */
  variant: string
  /** The letters as typed, and their font. */
  engraving: string
  font: string
}

/** `kept`: the codes of all products that the guest keeps now, for the cookie. */
export type Kept =
  /** `fresh`: it was not kept before. */
  | { ok: true; token: string; kept: string[]; fresh: boolean }
  | { ok: false; reason: 'unknown' | 'too-many' | 'too-much-today' }
  /** Letters that the workshop cannot cut. */
  | { ok: false; reason: 'engraving'; refusal: EngravingRefusal }

/**
 * Keeps a piece for the guest of `token`. Without a token, or when that guest was forgotten, a new one
 * is made. The same piece is kept once, however often it is sent.
 *
 * Two tabs that both keep a guest's first piece at the same moment make two guests; the browser keeps
 * the cookie that it received last.
 */
export async function keepPiece(
  db: Db,
  config: Config,
  form: Newcomer & { token: string | null; wish: Wish },
): Promise<Kept> {
  const { wish } = form
  const token = form.token ?? randomToken()
  const tokenHash = await hashToken(token)
  const [[cart], [product]] = await db.batch([
    findCart(db, tokenHash),
    keepable(db, wish.handle, wish.variant),
  ])
  // The token of a guest who was forgotten is not used again: only its cookie vouches for it.
  if (form.token && !cart) return keepPiece(db, config, { ...form, token: null })
  if (!product) return { ok: false, reason: 'unknown' }
  const typed = { letters: wish.engraving, font: wish.font }
  const read = readEngraving(typed, engravingOf(product.facts))
  if (!read.ok) return { ok: false, reason: 'engraving', refusal: read.refusal }

  const at = now()
  const opened = await openCart(db, cart, { ...form, tokenHash, at })
  const piece = {
    cartId: opened.id,
    productId: product.id,
    variantId: product.variantId ?? '',
    ...(await sealedEngraving(config, read.engraving)),
    keptAt: at,
  }
  try {
    const [added, handles] = (
      await runBatch(db, [...opened.statements, addKept(db, piece), keptHandles(db, tokenHash)])
    ).slice(-2) as [{ id: string }[], { handle: string }[]]
    return { ok: true, token, kept: codesOf(handles), fresh: added.length > 0 }
  } catch (error) {
    if (brokeConstraint(error, 'carts_a_day')) return { ok: false, reason: 'too-much-today' }
    if (brokeConstraint(error, 'kept_limit')) return { ok: false, reason: 'too-many' }
    // Forgotten just now, in another tab.
    if (cart && brokeConstraint(error, 'FOREIGN KEY'))
      return keepPiece(db, config, { ...form, token: null })
    // The new guest is there already: the batch was executed, and only its answer was lost.
    if (!cart && brokeConstraint(error, 'carts.')) return keepPiece(db, config, { ...form, token })
    throw error
  }
}

/**
 * Lets go of a product, with every variant and engraving that the guest keeps of it. Null: there is no
 * such guest any more.
 */
export async function letGo(
  db: Db,
  { token, handle }: { token: string; handle: string },
): Promise<{ kept: string[] } | null> {
  const tokenHash = await hashToken(token)
  const [[guest], , handles] = await db.batch([
    touchGuest(db, tokenHash, now()),
    dropKept(db, tokenHash, handle),
    keptHandles(db, tokenHash),
  ])
  return guest ? { kept: codesOf(handles) } : null
}

const codesOf = (products: { handle: string }[]) => products.map(({ handle }) => keptCode(handle))

async function sealedEngraving(config: Config, engraving: Engraving | null) {
  const id = crypto.randomUUID()
  if (!engraving) return { id, personalizationDigest: '', personalization: null }
  const text = engravingText(engraving)
  const place = `kept_pieces.personalization:${id}` as const
  return {
    id,
    personalizationDigest: await keyedDigest(config.LOOKUP_KEY, text),
    personalization: await seal(config.sealingKeys, place, text),
  }
}
