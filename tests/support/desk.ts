import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Role } from '../../src/admin/rules.ts'
import { staff } from '../../src/admin/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { foldEmail } from '../../src/platform/email-address.ts'
import { seal } from '../../src/platform/sealing.ts'
import { testSecrets } from './secrets.ts'
import { config, db, reachable, visitor } from './shop.ts'

/** A key of the team at Access, by its name in tokens. */
export async function accessKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  }
}

export type AccessKey = { kid: string; privateKey: CryptoKey }

const first = await accessKey('access-1')

/** Access as the shop reaches it: `keys` are those that it publishes, `asked` how often. */
export const access = {
  asked: 0,
  keys: [first.jwk] as object[],
  answer: async (): Promise<Response> => Response.json({ keys: access.keys }),
}
reachable(testSecrets.ACCESS_TEAM, (request) => {
  if (new URL(request.url).pathname !== '/cdn-cgi/access/certs') throw new Error(request.url)
  access.asked++
  return access.answer()
})

/** What Access says of a person who has signed in. */
export const claimsOf = (email: string): JWTPayload => ({
  email,
  type: 'app',
  iss: testSecrets.ACCESS_TEAM,
  aud: [testSecrets.ACCESS_AUD],
  sub: 'user-1',
  iat: now(),
  nbf: now(),
  exp: now() + 3600,
})

/** A token as Access makes it, by default in its first key. */
export const sign = (claims: JWTPayload, key: AccessKey = first) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(key.privateKey)

/** A token as Cloudflare Access makes it for who has signed in. */
export const accessToken = (email: string, claims: JWTPayload = {}) =>
  sign({ ...claimsOf(email), ...claims })

/** Makes somebody staff, as the owner does. */
export async function employ(role: Role, email = `${role}@shop.test`): Promise<string> {
  const id = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
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
  return id
}

/** A browser that has come through Access with a token. */
export const withToken = (token: string) =>
  visitor({ headers: { 'Cf-Access-Jwt-Assertion': token } })

/** Somebody at the desk, with a browser that has come through Access. The owner has no row. */
export async function atTheDesk(role: Role) {
  const email = role === 'owner' ? config.OWNER_MAIL : `${role}@shop.test`
  const id =
    role === 'owner' ? await keyedDigest(config.LOOKUP_KEY, foldEmail(email)) : await employ(role)
  const headers = { 'Cf-Access-Jwt-Assertion': await accessToken(email) }
  return { id, email, headers, ...visitor({ headers }) }
}
