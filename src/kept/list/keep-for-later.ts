import { claimForm, removeLine, touchCart } from '../../cart/queries.ts'
import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../../platform/db.ts'
import { hashToken } from '../../platform/digest.ts'
import { logFailure } from '../../platform/log.ts'
import { SealingError, seal, unseal } from '../../platform/sealing.ts'
import { lineToKeep, putPiece } from './queries.ts'

type Kept =
  /** `units`: how many have left the cart. */
  | { ok: true; handle: string; units: number }
  /** `gone`: another tab has removed the line. */
  | { ok: false; reason: 'gone' | 'unreadable' | 'too-many' | 'too-much-today' }

/**
 * Takes a line out of its guest's cart and keeps the piece, with its variant and engraving: both or
 * neither. Of several units, one is kept. A line moves once, however many forms say so. What an
 * unpaid order of the cart holds of it stays held for them.
 */
export async function keepForLater(
  db: Db,
  config: Config,
  form: { token: string; line: string },
): Promise<Kept> {
  const [line] = await lineToKeep(db, await hashToken(form.token), form.line)
  if (!line) return { ok: false, reason: 'gone' }
  const { id: lineId, quantity, handle, personalization: sealed, ...piece } = line
  const id = crypto.randomUUID()
  let personalization = sealed
  try {
    if (sealed) {
      const text = await unseal(config.sealingKeys, `cart_lines.personalization:${lineId}`, sealed)
      personalization = await seal(config.sealingKeys, `kept_pieces.personalization:${id}`, text)
    }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    logFailure('engraving does not open', error)
    return { ok: false, reason: 'unreadable' }
  }
  const at = now()
  try {
    await runBatch(db, [
      touchCart(db, piece.cartId, at),
      claimForm(db, piece.cartId, `kept-${lineId}`, at),
      putPiece(db, { ...piece, id, personalization, keptAt: at }),
      removeLine(db, piece.cartId, lineId),
    ])
  } catch (error) {
    if (brokeConstraint(error, 'kept_limit')) return { ok: false, reason: 'too-many' }
    if (brokeConstraint(error, 'cart_forms_limit')) return { ok: false, reason: 'too-much-today' }
    // Forgotten just now, in another tab.
    if (brokeConstraint(error, 'FOREIGN KEY')) return { ok: false, reason: 'gone' }
    // Another form was faster, with the same line.
    if (!brokeConstraint(error, 'cart_submissions')) throw error
  }
  return { ok: true, handle, units: quantity }
}
