import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Role } from '../../src/admin/rules.ts'
import { staff } from '../../src/admin/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { foldEmail } from '../../src/platform/email-address.ts'
import { seal } from '../../src/platform/sealing.ts'
import { testSecrets } from './secrets.ts'
import { config, db, reachable, visitor } from './shop.ts'

const keys = await generateKeyPair('RS256')
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'access-1', alg: 'RS256', use: 'sig' }
reachable(testSecrets.ACCESS_TEAM, async () => Response.json({ keys: [jwk] }))

/** A token as Cloudflare Access makes it for who has signed in. */
export const accessToken = (email: string, claims: Record<string, unknown> = {}) =>
  new SignJWT({ email, type: 'app', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'access-1' })
    .setIssuer(testSecrets.ACCESS_TEAM)
    .setAudience(testSecrets.ACCESS_AUD)
    .setSubject('user-1')
    .setIssuedAt(now())
    .setExpirationTime(now() + 3600)
    .sign(keys.privateKey)

/** Somebody at the desk, with a browser that has come through Access. The owner has no row. */
export async function atTheDesk(role: Role) {
  const email = role === 'owner' ? config.OWNER_MAIL : `${role}@shop.test`
  const id = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
  if (role !== 'owner')
    await db
      .insert(staff)
      .values({
        id,
        email: await seal(config.sealingKeys, `staff.email:${id}`, email),
        name: await seal(config.sealingKeys, `staff.name:${id}`, `Somebody of ${role}`),
        role,
        addedAt: now(),
      })
      .onConflictDoNothing()
  const token = await accessToken(email)
  return { id, ...visitor({ headers: { 'Cf-Access-Jwt-Assertion': token } }) }
}
