import { COOKIE, SIGN_IN } from '../../stand-ins/access/names.ts'
import type { Shop } from '../open-shop.ts'

/** A token of the stand-in for Access, as somebody's browser gets it. */
export async function signIn({ standIns }: Shop, email: string): Promise<string> {
  const answer = await fetch(standIns + SIGN_IN, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: standIns } },
    body: new URLSearchParams({ email, back: '/admin' }),
  })
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith(`${COOKIE}=`))
  if (!cookie) throw new Error(`Nobody was signed in: ${answer.status}`)
  return cookie.slice(COOKIE.length + 1).split(';')[0] ?? ''
}
