import { decodeBase64 } from 'hono/utils/encode'
import { errors, jwtVerify, SignJWT } from 'jose'
import { now, type Seconds } from './clock.ts'
import type { Config } from './config.ts'

/** A token of the shop has about 200 characters. */
const MOST_READ = 500

/** What a token is for: one that was made for one purpose is refused for another. */
export type Purpose =
  | 'order'
  | 'order-mailed'
  | 'reminder-end'
  | 'alert-confirm'
  | 'alert-stop'
  | 'newsletter-confirm'
  | 'newsletter-preferences'
  | 'newsletter-leave'

/**
 * A token that says "whoever holds this may `purpose` with `subject`", signed by the shop (JWT,
 * HS256).
 *
 * @param lifetime null: works for ever, for what must always work (ending mails)
 */
export async function signToken(
  config: Pick<Config, 'TOKEN_KEY' | 'shop'>,
  purpose: Purpose,
  subject: string,
  lifetime: Seconds | null,
): Promise<string> {
  const token = new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setAudience(purpose)
    .setIssuer(config.shop.origin)
  if (lifetime !== null) token.setExpirationTime(now() + lifetime)
  return token.sign(await keyOf(config.TOKEN_KEY))
}

/** The subject of a token that is ours, for this purpose and not too old; otherwise null. */
export async function verifyToken(
  config: Config,
  purpose: Purpose,
  token: string,
): Promise<string | null> {
  if (token.length > MOST_READ) return null
  try {
    const { payload } = await jwtVerify(token, await keyOf(config.TOKEN_KEY), {
      algorithms: ['HS256'],
      audience: purpose,
      issuer: config.shop.origin,
      currentDate: new Date(now() * 1000),
    })
    return payload.sub ?? null
  } catch (error) {
    // Expired, foreign and broken tokens are answered alike.
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** Keys that were read: a campaign signs two tokens for each of its mails. */
const keys = new Map<string, CryptoKey>()

async function keyOf(base64: string): Promise<CryptoKey> {
  const known = keys.get(base64)
  if (known) return known
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = decodeBase64(base64)
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify'])
  keys.set(base64, key)
  return key
}
