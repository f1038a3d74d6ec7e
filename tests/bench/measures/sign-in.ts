import { demoStaff } from '../../stand-ins/access/demo-staff.ts'
import { COOKIE, SIGN_IN } from '../../stand-ins/access/names.ts'
import type { Shop } from '../open-shop.ts'
import { createShopper } from '../shopper.ts'

/** A token of the stand-in for Access, as somebody's browser gets it. */
async function signIn({ standIns }: Shop, email: string): Promise<string> {
  const answer = await fetch(standIns + SIGN_IN, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: standIns } },
    body: new URLSearchParams({ email, back: '/admin' }),
  })
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith(`${COOKIE}=`))
  if (!cookie) throw new Error(`Nobody was signed in: ${answer.status}`)
  return cookie.slice(COOKIE.length + 1).split(';')[0] ?? ''
}

/** Asks for pages of the desk as its owner. */
export async function ownerOf(shop: Shop) {
  const token = await signIn(shop, demoStaff()[0]?.email ?? '')
  const desk = createShopper(shop.origin)
  return (path: string, headers: Record<string, string> = {}) =>
    desk.get(path, { headers: { 'Cf-Access-Jwt-Assertion': token, ...headers } })
}
