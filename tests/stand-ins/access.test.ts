import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { createExecution } from '../support/execution.ts'
import { createAccess } from './access/access.ts'
import worker from './dev-worker.ts'

const standIns = 'http://localhost:8788'
const shop = 'http://localhost:8787'
const audience = 'desk-on-this-computer'
const owner = { role: 'owner', name: 'Olga', email: 'owner@shop.example' } as const
const access = await createAccess({ origin: standIns, shop, audience, staff: [owner] })
const settings = { STAND_INS: standIns, ACCESS_TEAM: standIns, ACCESS_AUD: audience }
vi.stubGlobal('fetch', async (input: string, init: RequestInit) => access.request(input, init))

afterEach(() => vi.restoreAllMocks())

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  worker.fetch(
    new Request(shop + path, { method, headers }),
    { ...env, ...settings, SHOP_ORIGIN: shop, OWNER_MAIL: owner.email } as never,
    createExecution().context,
  )

async function signIn(email: string, back: string) {
  const answer = await access.request(`${standIns}/access/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, back }),
  })
  const cookie = answer.headers.get('Set-Cookie') ?? ''
  return { status: answer.status, to: answer.headers.get('Location'), cookie }
}

test('who is not signed in is led to the page for it, and back after one click', async () => {
  const led = await ask('/admin/log?by=x')
  const page = led.headers.get('Location') ?? ''
  expect(page).toBe(`${standIns}/access/sign-in?back=%2Fadmin%2Flog%3Fby%3Dx`)
  const text = await (await access.request(page)).text()
  expect(text).toContain('Sign in as owner')
  expect(text).toContain('name="back" value="/admin/log?by=x"')

  const { to, cookie } = await signIn(owner.email, '/admin/alive')
  expect(to).toBe(`${shop}/admin/alive`)
  expect(cookie).toMatch(/^CF_Authorization=.*HttpOnly/)
  const [pair = ''] = cookie.split(';')
  expect((await ask('/admin/alive', { Cookie: pair })).status).toBe(204)
})

test('nobody else signs in, and nobody is led elsewhere', async () => {
  expect(await signIn('somebody@shop.example', '/admin')).toMatchObject({ status: 403, cookie: '' })
  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example'])
    expect((await signIn(owner.email, back)).to).toBe(`${shop}/admin`)
})

test('only its own tokens pass; the shop itself looks at what came through', async () => {
  for (const Cookie of ['CF_Authorization=x', 'CF_Authorization=a.b.c', 'other=1'])
    expect((await ask('/admin/alive', { Cookie })).status, Cookie).toBe(302)
  expect((await ask('/admin/alive', { 'Cf-Access-Jwt-Assertion': 'x' })).status).toBe(302)
  vi.spyOn(console, 'warn').mockReturnValue()
  expect((await ask('//admin/alive')).status).not.toBe(200)
  expect((await ask('/%61dmin/alive')).status).toBe(403)
})

test('signing out ends it', async () => {
  const { status, headers } = await ask('/cdn-cgi/access/logout')
  expect([status, headers.get('Location')]).toEqual([302, `${standIns}/access/sign-in`])
  expect(headers.get('Set-Cookie')).toContain('CF_Authorization=; Path=/; Max-Age=0')
})
