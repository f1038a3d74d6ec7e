import { type Added, addLines } from '../../cart/add-lines.ts'
import type { Newcomer } from '../../cart/open-cart.ts'
import { canEngrave } from '../../engraving/rules.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { removePiece } from './queries.ts'
import type { KeptPiece } from './read-kept.ts'

export type Moved = Added | { ok: false; reason: 'choose' | 'withdrawn' | 'unreadable' }

/**
 * Puts a kept piece into its guest's cart, as it was kept, and keeps it no longer: both or neither.
 * A piece moves once, however many forms say so.
 */
export async function moveToCart(
  db: Db,
  config: Config,
  guest: Newcomer & { token: string },
  piece: KeptPiece,
): Promise<Moved> {
  const { id, variantId, engraving, facts } = piece
  if (piece.unreadable) return { ok: false, reason: 'unreadable' }
  if (piece.standing === 'gone') return { ok: false, reason: 'unknown' }
  if (!variantId) return { ok: false, reason: 'choose' }
  if (engraving && !canEngrave(engraving, facts)) return { ok: false, reason: 'withdrawn' }
  return addLines(db, config, {
    ...guest,
    formKey: `moved-${id}`,
    wanted: [{ variantId, quantity: 1, engraving }],
    also: (cartId) => [removePiece(db, cartId, id)],
  })
}
