import type { Db } from '../platform/db.ts'
import { hashToken, keyedDigest } from '../platform/digest.ts'
import { changeToken } from './queries.ts'

/**
 * Gives a cart another token, as OWASP ASVS 7.2.4 asks where a session gains weight: whoever knew
 * the old one, in a browser that several people use or that was prepared beforehand, sees nothing
 * of what comes after. The same `occasion` gives the same token, so that a browser which lost the
 * first answer, by a reload for example, finds its cart again.
 *
 * @param key base64, of the shop: without it the next token cannot be derived from the old one
 * @returns the new token; null when the cart has been given yet another one since
 */
export async function renewToken(
  db: Db,
  key: string,
  token: string,
  occasion: string,
): Promise<string | null> {
  const digest = await keyedDigest(key, `cart renewed:${occasion}:${token}`)
  // As long as a token that is made at random: 192 bits.
  const next = digest.slice(0, token.length)
  const [cart] = await changeToken(db, await hashToken(token), await hashToken(next))
  return cart ? next : null
}
