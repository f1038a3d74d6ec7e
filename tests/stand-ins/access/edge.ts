import { parse } from 'hono/utils/cookie'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { COOKIE, SIGN_IN } from './names.ts'

export type EdgeSettings = { STAND_INS: string; ACCESS_TEAM?: string; ACCESS_AUD?: string }

let keys: ReturnType<typeof createRemoteJWKSet> | undefined

/**
 * Plays Cloudflare's edge where Access guards `/admin`: lets a request through with the token of its
 * cookie in a header, or sends who has no good one to the page for signing in. The shop looks at
 * the token again.
 *
 * @returns the request for the shop, or the response in its place
 */
export async function throughAccess(
  request: Request,
  { STAND_INS: standIns, ACCESS_TEAM: issuer = '', ACCESS_AUD: audience = '' }: EdgeSettings,
): Promise<Request | Response> {
  const { pathname, search } = new URL(request.url)
  const signIn = new URL(SIGN_IN, standIns)
  if (pathname === '/cdn-cgi/access/logout')
    return leadTo(signIn, { 'Set-Cookie': `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` })
  if (!/^\/admin(\/|$)/.test(pathname)) return request
  const token = parse(request.headers.get('Cookie') ?? '', COOKIE)[COOKIE] ?? ''
  keys ??= createRemoteJWKSet(new URL('/cdn-cgi/access/certs', standIns), { cooldownDuration: 0 })
  const good = await jwtVerify(token, keys, { issuer, audience }).catch(() => null)
  if (!good) {
    signIn.searchParams.set('back', pathname + search)
    return leadTo(signIn)
  }
  const through = new Request(request)
  through.headers.set('Cf-Access-Jwt-Assertion', token)
  return through
}

const leadTo = ({ href }: URL, headers: HeadersInit = {}) =>
  new Response(null, { status: 302, headers: { ...headers, Location: href } })
