import { type Db, runBatch } from '../platform/db.ts'
import { hashToken, randomToken } from '../platform/digest.ts'
import { forgetRows, guestByToken } from './queries.ts'

/**
 * Forgets the guest behind a cookie's token: cart, kept pieces, sizes and switches. Sent twice, or for
 * somebody who is not known, it changes nothing.
 */
export async function forgetGuestData(db: Db, token: string): Promise<void> {
  const [guest] = await guestByToken(db, await hashToken(token))
  if (guest) await runBatch(db, forgetRows(db, guest.id, await hashToken(randomToken())))
}
