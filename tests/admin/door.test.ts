import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Role } from '../../src/admin/rules.ts'
import { staff } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import {
  access,
  accessKey,
  accessToken,
  atTheDesk,
  claimsOf,
  employ,
  sign,
  withToken,
} from '../support/desk.ts'
import { config, db, later, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { badTokens } from './bad-tokens.ts'

const owner = config.OWNER_MAIL
const answer = access.answer
const warn = vi.spyOn(console, 'warn').mockReturnValue()
const logged = () => warn.mock.calls.flat().join('\n')

// Time only goes on: keys that are known from a later time would never grow old.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
const goOn = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
beforeEach(() => {
  warn.mockClear()
  access.answer = answer
  // Past every pause.
  goOn(61)
})

const alive = async (token: string) => (await withToken(token).get(paths.deskAlive())).status
test('the desk lets in whoever Access vouches for and who is staff, and nobody else', async () => {
  expect((await visitor().get(paths.deskAlive())).status).toBe(403)
  expect((await (await atTheDesk('owner')).get(paths.deskAlive())).status).toBe(204)
  expect((await (await atTheDesk('workshop')).get(paths.deskAlive())).status).toBe(204)
  expect(await alive(await accessToken('somebody@elsewhere.test'))).toBe(403)
  expect(logged()).toContain('not staff')
  expect(logged()).not.toContain('somebody@elsewhere.test')
})

test('an address is the same in any case, and that of OWNER_MAIL is never locked out', async () => {
  expect(await alive(await accessToken(owner.toUpperCase()))).toBe(204)
  const id = await employ('books', owner)
  await db.update(staff).set({ removedAt: now() })
  const { page, status } = await withToken(await accessToken(owner)).get(paths.deskStaff())
  expect(status, id).not.toBe(403)
  expect(page).toContain('owner')
  await db.delete(staff)
})

test('whoever is removed is refused at once, whatever token they hold', async () => {
  const books = await atTheDesk('books')
  expect((await books.get(paths.deskAlive())).status).toBe(204)
  await db.update(staff).set({ removedAt: now() })
  expect((await books.get(paths.deskAlive())).status).toBe(403)
  await db.delete(staff)
})

test.each(Object.entries(badTokens))('a token with %s is refused', async (_, token) => {
  expect(await alive(await accessToken(owner))).toBe(204)
  expect(await alive(await token())).toBe(403)
})

test('an address in letters that only look like those of somebody here is nobody’s', async () => {
  await employ('desk')
  expect(await alive(await accessToken('Desk@Shop.test'))).toBe(204)
  // The sign of kelvin, which is a k in small letters.
  expect(await alive(await accessToken('des\u212a@shop.test'))).toBe(403)
})

test('clocks may differ by half a minute', async () => {
  expect(await alive(await accessToken(owner, { exp: now() - 25 }))).toBe(204)
  expect(await alive(await accessToken(owner, { nbf: now() + 25 }))).toBe(204)
  expect(await alive(await accessToken(owner, { exp: now() - 31 }))).toBe(403)
  expect(await alive(await accessToken(owner, { nbf: now() + 35 }))).toBe(403)
  const token = await accessToken(owner)
  later(3640)
  expect(await alive(token)).toBe(403)
})

test('only the header counts: not the cookie, not the address', async () => {
  const token = await accessToken(owner)
  const cookie = { Cookie: `CF_Authorization=${token}` }
  expect((await visitor().get(paths.deskAlive(), cookie)).status).toBe(403)
  const bearer = { Authorization: `Bearer ${token}` }
  expect((await visitor().get(paths.deskAlive(), bearer)).status).toBe(403)
  expect((await visitor().get(`${paths.deskAlive()}?token=${token}`)).status).toBe(403)
})

test('when Access changes its key, the new one is asked for once', async () => {
  expect(await alive(await accessToken(owner))).toBe(204)
  const next = await accessKey('access-2')
  access.keys = [...access.keys, next.jwk]
  goOn(31)
  const before = access.asked
  const token = await sign(claimsOf(owner), next)
  for (let at = 0; at < 3; at++) expect(await alive(token)).toBe(204)
  expect(access.asked).toBe(before + 1)
  expect(await alive(await accessToken(owner))).toBe(204)
})

test('invented keys make no more than one request in half a minute', async () => {
  expect(await alive(await accessToken(owner))).toBe(204)
  const before = access.asked
  for (let at = 0; at < 10; at++)
    expect(await alive(await sign(claimsOf(owner), await accessKey(`made-up-${at}`)))).toBe(403)
  expect(access.asked).toBeLessThanOrEqual(before + 1)
})

const failures: Record<string, () => Promise<Response>> = {
  'cannot be reached': () => Promise.reject(new TypeError('connection lost')),
  fails: async () => new Response('no', { status: 500 }),
  'answers with a page': async () => new Response('<html>'),
  'answers with something else': async () => Response.json({ kid: 'access-1' }),
  'leads elsewhere': async () => Response.redirect('https://evil.test/keys', 302),
}

test.each(Object.entries(failures))('when Access %s, nobody is let in: 503', async (_, failing) => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  goOn(601)
  access.answer = failing
  const before = access.asked
  const token = await accessToken(owner)
  for (let at = 0; at < 3; at++) {
    const { status, headers, page } = await withToken(token).get(paths.deskAlive())
    expect(status).toBe(503)
    expect(headers.get('Retry-After')).toBe('10')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(page).toContain('tell who you are just now')
  }
  expect(access.asked).toBe(before + 1)
  expect(await alive('none')).toBe(403)
  access.answer = answer
  goOn(6)
  expect(await alive(token)).toBe(204)
  log.mockRestore()
})

test('keys that are known go on opening while Access is down', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const token = await accessToken(owner)
  expect(await alive(token)).toBe(204)
  access.answer = async () => new Response('no', { status: 500 })
  goOn(31)
  expect(await alive(await sign(claimsOf(owner), await accessKey('unknown')))).toBe(503)
  expect(await alive(token)).toBe(204)
  log.mockRestore()
})

test.each([
  ['ACCESS_TEAM', { ACCESS_TEAM: '' }],
  ['ACCESS_AUD', { ACCESS_AUD: '' }],
  ['both', { ACCESS_TEAM: undefined, ACCESS_AUD: undefined }],
])(
  'without %s nobody is let in; the log names the settings, the page does not',
  async (_, unset) => {
    const shop = shopWith(unset as never)
    const headers = { 'Cf-Access-Jwt-Assertion': await accessToken(owner) }
    const { status, page } = await visitor({ headers, ...shop }).get(paths.desk())
    expect(status).toBe(403)
    expect(logged()).toContain('ACCESS_TEAM and ACCESS_AUD')
    expect(page).toContain('This page is for staff')
    expect(page).not.toContain('ACCESS')
  },
)

test('who is refused at the door learns nothing of the desk', async () => {
  const { page, headers } = await withToken('none').get(paths.deskLog())
  expect(page).toContain('This page is for staff')
  for (const told of ['Log', 'Orders', 'Workshop', paths.deskStaff(), owner])
    expect(page, told).not.toContain(`>${told}<`)
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('X-Robots-Tag')).toBe('noindex')
})

test('who lacks the right reads which role they have and where they may go', async () => {
  const workshop = await atTheDesk('workshop')
  const refused = await workshop.get(paths.deskStaff())
  expect(refused.status).toBe(403)
  expect(refused.page).toContain('with the role workshop')
  expect(refused.page).toContain(`href="${paths.deskBench()}"`)
  expect(refused.page).not.toContain(`href="${paths.deskStaff()}"`)
  expect((await workshop.get('/admin/nowhere')).status).toBe(404)
})

test('each role begins where its day begins', async () => {
  const begins = async (role: Role) => (await (await atTheDesk(role)).get(paths.desk())).location
  expect(await begins('workshop')).toBe(paths.deskBench())
  expect(await begins('editor')).toBe(paths.deskCampaigns())
  for (const role of ['owner', 'desk', 'books'] as const) expect(await begins(role), role).toBe('')
})
