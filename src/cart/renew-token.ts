import type { Db } from '../platform/db.ts'
import { hashToken, randomToken } from '../platform/digest.ts'
import { changeToken } from './queries.ts'

/**
 * Gives a cart another token, as OWASP ASVS 7.2.4 asks where a session gains weight: whoever knew the old one, in a browser
 * that several people use or prepared beforehand, has nothing of what comes after. Null: another request was faster, and
 * its answer has the new token.
 */
export async function renewToken(db: Db, token: string): Promise<string | null> {
  const next = randomToken()
  const [cart] = await changeToken(db, await hashToken(token), await hashToken(next))
  return cart ? next : null
}
