import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type Markup, page } from '../page.ts'
import type { DemoPerson } from './demo-staff.ts'
import { COOKIE, SIGN_IN } from './names.ts'

/** Seconds until somebody has to sign in again. */
const SESSION = 86_400

/**
 * Plays Cloudflare Access: the page on which staff sign in, here with one click, and the public keys
 * of its tokens. What Cloudflare's edge does with a token is in `edge.ts`.
 *
 * @param options `origin`: of the stand-ins, which is the team's; `shop`: origin of the running
 *   shop; `audience`: `ACCESS_AUD` of the shop; `staff`: who may sign in
 */
export async function createAccess(options: {
  origin: string
  shop: string
  audience: string
  staff: DemoPerson[]
}): Promise<Hono> {
  const { origin, shop, audience, staff } = options
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'stand-in', alg: 'RS256', use: 'sig' }
  const tokenFor = (email: string) =>
    new SignJWT({ email, type: 'app', country: 'NL' })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(origin)
      .setAudience([audience])
      .setSubject(`user-${email}`)
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime(`${SESSION}s`)
      .sign(privateKey)
  const app = new Hono()

  app.get('/cdn-cgi/access/certs', (c) => c.json({ keys: [key] }))
  app.get(SIGN_IN, (c) => c.html(signInPage(staff, c.req.query('back') ?? '/admin')))
  app.post(SIGN_IN, async (c) => {
    const { email, back } = await c.req.parseBody()
    const person = staff.find((each) => each.email === email)
    if (!person) return c.html(signInPage(staff, String(back)), 403)
    // Browsers send it to every port of this computer, so to the shop as well.
    setCookie(c, COOKIE, await tokenFor(person.email), {
      ...{ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: SESSION },
    })
    return c.redirect(new URL(pathIn(String(back)), shop).href, 303)
  })
  return app
}

/** A path of the shop, and nowhere else. */
const pathIn = (back: string) => (/^\/(?![/\\])/.test(back) ? back : '/admin')

function signInPage(staff: DemoPerson[], back: string): Markup {
  return page(
    'Sign in',
    html`
      <p><a href="/">Stand-ins</a></p>
      <h1>Sign in to the desk</h1>
      <p class="note">Plays Cloudflare Access. Here, a click is enough.</p>
      <table>${staff.map(
        ({ name, email, role }) => html`
          <tr><td>${name}<br><span class="quiet">${email}</span></td>
          <td><form method="post">
            <input type="hidden" name="email" value="${email}">
            <input type="hidden" name="back" value="${back}">
            <button>Sign in as ${role}</button>
          </form></td></tr>`,
      )}</table>`,
  )
}
