import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { type GuestCookie, readGuest, writeGuest } from '../../src/cart/cookie.ts'
import { randomToken } from '../../src/platform/digest.ts'
import { keptCode } from '../../src/platform/kept-code.ts'

/** The cookie that a browser keeps after `write`, when it sent `sent`. */
async function written(sent: string, write: (c: Parameters<typeof writeGuest>[0]) => void) {
  const app = new Hono().get('/', (c) => {
    write(c)
    return c.body(null)
  })
  const answer = await app.request('/', { headers: { Cookie: sent } })
  return answer.headers.get('Set-Cookie') ?? ''
}

const readBack = (cookie: string) =>
  readGuest(new Request('https://shop.test/', { headers: { Cookie: cookie.split(';')[0] ?? '' } }))

const guests = fc.record({
  units: fc.integer({ min: 0, max: 999 }),
  ringSize: fc.option(fc.integer({ min: 300, max: 999 })),
  system: fc.option(fc.constantFrom('us' as const, 'uk' as const, 'eu' as const, 'ch' as const)),
  kept: fc.array(fc.string({ minLength: 1 }).map(keptCode), { maxLength: 60 }),
})

test('whatever is known of a guest is read from the cookie as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(guests, async (known) => {
      const token = randomToken()
      const cookie = await written('', (c) => writeGuest(c, token, known))
      expect(cookie.length).toBeLessThan(512)
      expect(readBack(cookie)).toEqual({ token, ...known })
    }),
    { numRuns: 100 },
  )
})

test('a cookie that somebody has made up says nothing', () => {
  const token = randomToken()
  const fakes = [`${token}`, `${token}.x`, `${token}.1.54.`, `${token}.1.540xx.`, `${token}.1..abc`]
  for (const fake of [...fakes, `${token}.1..abcd.`, 'short.1', `${token}.1..ab<d`])
    expect(readBack(`__Host-cart=${fake}`), fake).toBeNull()
})

test('what a form does not mention stays; of another guest’s cookie nothing does', async () => {
  const token = randomToken()
  const known: Omit<GuestCookie, 'token'> = {
    ...{ units: 1, ringSize: 540, system: 'eu' },
    kept: [keptCode('ring')],
  }
  const first = (await written('', (c) => writeGuest(c, token, known))).split(';')[0] ?? ''
  const more = await written(first, (c) => writeGuest(c, token, { units: 2 }))
  expect(readBack(more)).toEqual({ token, ...known, units: 2 })
  const renewed = randomToken()
  const after = await written(first, (c) => writeGuest(c, renewed, { units: 0 }, token))
  expect(readBack(after)).toEqual({ token: renewed, ...known, units: 0 })
  const other = await written(first, (c) => writeGuest(c, renewed, { units: 1 }))
  expect(readBack(other)).toMatchObject({ ringSize: null, system: null, kept: [] })
})

test('a browser remembers a cart for 30 days, and who kept something for 180', async () => {
  const token = randomToken()
  expect(await written('', (c) => writeGuest(c, token, { units: 1 }))).toContain('Max-Age=2592000')
  const kept = [keptCode('ring')]
  expect(await written('', (c) => writeGuest(c, token, { kept }))).toContain('Max-Age=15552000')
})

test('two of 10,000 products hardly ever share a code', () => {
  const codes = new Set(Array.from({ length: 10_000 }, (_, n) => keptCode(`silver-ring-${n}`)))
  expect(codes.size).toBeGreaterThan(9_990)
})
