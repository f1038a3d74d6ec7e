import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import { log } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import type { DeskEnv, StaffMember } from './env.ts'
import { staffById } from './queries.ts'

/** Seconds by which the clocks of Cloudflare Access and of this Worker may differ. */
const CLOCK_TOLERANCE = 30

/** Keys of a team, fetched when needed and again when a token names one that is not there. */
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/**
 * Lets in whoever Cloudflare Access vouches for and who is staff, and nobody else: 403.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/
 */
export const authenticate = createMiddleware<DeskEnv>(async (c, next) => {
  const { config, db } = c.var
  const token = c.req.header('Cf-Access-Jwt-Assertion')
  const payload = await verify(config, token)
  const email = typeof payload?.email === 'string' ? foldEmail(payload.email) : null
  // A service token has an empty `sub` and no address.
  const staff = email && payload?.sub ? await findStaff(db, config, email) : null
  if (!staff) {
    if (email) log('warn', 'desk refused', { reason: 'not-staff' })
    throw new HTTPException(403)
  }
  c.set('staff', staff)
  await next()
})

async function verify(config: Config, token: string | undefined): Promise<JWTPayload | null> {
  const { ACCESS_TEAM: team, ACCESS_AUD: audience } = config
  if (!team || !audience) {
    log('error', 'desk refused: ACCESS_TEAM and ACCESS_AUD are not set, see docs/run-a-shop.md')
    return null
  }
  if (!token) return null
  let keys = keySets.get(team)
  if (!keys) {
    keys = createRemoteJWKSet(new URL(`${team}/cdn-cgi/access/certs`))
    keySets.set(team, keys)
  }
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: team,
      audience,
      algorithms: ['RS256'],
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'iat', 'sub', 'email'],
    })
    return payload
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    log('warn', 'desk refused', { reason: error.code })
    return null
  }
}

async function findStaff(db: Db, config: Config, email: string): Promise<StaffMember | null> {
  const id = await keyedDigest(config.LOOKUP_KEY, email)
  if (email === foldEmail(config.OWNER_MAIL)) return { id, email, name: email, role: 'owner' }
  const [row] = await staffById(db, id)
  if (!row || row.removedAt !== null) return null
  const name = await unseal(config.sealingKeys, `staff.name:${id}`, row.name)
  return { id, email, name, role: row.role }
}
