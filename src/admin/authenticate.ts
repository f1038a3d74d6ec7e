import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail, hasForeignLetters } from '../platform/email-address.ts'
import { log } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { accessKeys } from './access-keys.ts'
import type { DeskEnv, StaffMember } from './env.ts'
import { staffById } from './queries.ts'

/** Seconds by which the clocks of Cloudflare Access and of this Worker may differ. */
const CLOCK_TOLERANCE = 30

/**
 * Lets in whoever Cloudflare Access vouches for and who is staff, and nobody else: 403. Throws
 * `KeysUnreachable` when nobody can be told from anybody else.
 *
 * Reads the header alone: the cookie of the same token is sent by browsers that Access has not
 * looked at, where the Worker has another address.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/
 */
export const authenticate = createMiddleware<DeskEnv>(async (c, next) => {
  const { config, db } = c.var
  const email = await vouchedFor(config, c.req.header('Cf-Access-Jwt-Assertion'))
  const staff = email && (await findStaff(db, config, email))
  if (!staff) throw new HTTPException(403)
  c.set('staff', staff)
  await next()
})

/** The e-mail address of a person, folded, that a token of Access vouches for. */
async function vouchedFor(config: Config, token: string | undefined): Promise<string | null> {
  const { ACCESS_TEAM: team, ACCESS_AUD: audience } = config
  if (!team || !audience) return refuse('ACCESS_TEAM and ACCESS_AUD are not both set')
  if (!token) return refuse('no token')
  const payload = await verify(token, team, audience)
  if (!payload) return null
  const { sub, email, common_name: service } = payload
  // A service token has a common name, no address and an empty subject.
  if (!sub || service !== undefined || typeof email !== 'string') return refuse('not a person')
  // Folded, some letters of other scripts become those of somebody else's address.
  if (hasForeignLetters(email)) return refuse('foreign letters')
  return foldEmail(email)
}

async function verify(token: string, issuer: string, audience: string): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, accessKeys(issuer), {
      issuer,
      audience,
      algorithms: ['RS256'],
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: new Date(now() * 1000),
      requiredClaims: ['exp', 'iat', 'sub', 'email'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(error.code)
    throw error
  }
}

async function findStaff(db: Db, config: Config, email: string): Promise<StaffMember | null> {
  const id = await keyedDigest(config.LOOKUP_KEY, email)
  // Whatever the table says, the owner is never locked out.
  if (email === foldEmail(config.OWNER_MAIL)) return { id, email, name: email, role: 'owner' }
  const [row] = await staffById(db, id)
  if (!row || row.removedAt !== null) return refuse('not staff')
  const name = await unseal(config.sealingKeys, `staff.name:${id}`, row.name)
  return { id, email, name, role: row.role }
}

function refuse(reason: string): null {
  log('warn', 'desk refused', { reason })
  return null
}
