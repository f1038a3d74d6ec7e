import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { staff } from '../../src/admin/tables.ts'
import shop from '../../src/index.ts'
import { now } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { seal } from '../../src/platform/sealing.ts'

const team = 'https://team.test'
let settings: CloudflareBindings | undefined
let keys: Awaited<ReturnType<typeof generateKeyPair>> | undefined

/**
 * The shop behind an Access that lets in, with a real signed token, whoever says in the cookie
 * `name` what they are called: as staff with the role `workshop`.
 */
export default {
  async fetch(request, env, context) {
    const shopOf = settings ?? Object.assign({ ...env }, { ACCESS_TEAM: team, ACCESS_AUD: 'desk' })
    settings = shopOf
    const name = /\bname=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
    if (!name || !new URL(request.url).pathname.startsWith('/admin'))
      return shop.fetch(request, shopOf, context)
    const passed = new Request(request)
    passed.headers.set('Cf-Access-Jwt-Assertion', await tokenOf(name, shopOf))
    return shop.fetch(passed, shopOf, context)
  },
} satisfies ExportedHandler<CloudflareBindings>

async function tokenOf(name: string, env: CloudflareBindings): Promise<string> {
  keys ??= await generateKeyPair('RS256')
  const { privateKey, publicKey } = keys
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }
  const outside = globalThis.fetch
  globalThis.fetch = async (asked, init) =>
    String(asked).startsWith(team) ? Response.json({ keys: [key] }) : outside(asked, init)

  const email = `${name.toLowerCase()}@shop.test`
  const { LOOKUP_KEY, sealingKeys } = await readConfig(env)
  const id = await keyedDigest(LOOKUP_KEY, email)
  await openDb(env.DB, 'primary')
    .insert(staff)
    .values({
      ...{ id, role: 'workshop', addedAt: 0 },
      email: await seal(sealingKeys, `staff.email:${id}`, email),
      name: await seal(sealingKeys, `staff.name:${id}`, name),
    })
    .onConflictDoNothing()
  return new SignJWT({ email })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(team)
    .setAudience('desk')
    .setSubject(id)
    .setIssuedAt(now())
    .setExpirationTime(now() + 3600)
    .sign(privateKey)
}
