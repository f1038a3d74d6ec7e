import { createExecutionContext } from 'cloudflare:test'
import { Hono } from 'hono'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import type { AppEnv } from '../../src/platform/env.ts'
import { networksOf } from '../../src/platform/network.ts'
import { limited } from '../../src/platform/rate-limit.ts'
import { bindings } from '../support/shop.ts'

const app = createApp()
const posts = [
  ...new Set(app.routes.filter((route) => route.method === 'POST').map((route) => route.path)),
]
const webhooks = posts.filter((path) => path.startsWith('/webhooks/'))
const forms = posts.filter((path) => !webhooks.includes(path))
/** Mail programs post links that end mails: these are forms for everybody, and signed. */
const oneClick = ['/newsletter/unsubscribe', '/orders/reminders/end', '/notify/stop']
const ownForms = forms.filter((path) => !oneClick.includes(path))

type Post = { body?: BodyInit; type?: string; origin?: string; env?: Partial<CloudflareBindings> }

/** Posts to a route from the shop's own page, unless told otherwise. */
function post(path: string, { env, ...sent }: Post = {}) {
  const {
    body = '',
    type = 'application/x-www-form-urlencoded',
    origin = 'https://shop.test',
  } = sent
  const headers = { 'Content-Type': type, Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
  if (origin !== 'https://shop.test') headers['Sec-Fetch-Site'] = 'cross-site'
  const id = (_: string, pattern?: string) => (pattern ? crypto.randomUUID() : 'x')
  const to = path.replace(/:\w+(\{[^/]+\})?/g, id)
  const request = new Request(`https://shop.test${to}`, {
    method: 'POST',
    headers,
    body,
  })
  return app.fetch(request, { ...bindings, ...env }, createExecutionContext())
}

/** `bytes` letters that arrive in pieces, without a word of how many they are. */
const stream = (bytes: number) =>
  new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < bytes; sent += 1024)
        controller.enqueue(new TextEncoder().encode('a'.repeat(1024)))
      controller.close()
    },
  })

const exhausted = { limit: async () => ({ success: false }) }

test('the walk sees the forms and the webhooks of the shop', () => {
  expect(forms).toEqual(
    expect.arrayContaining(['/cart/add', '/cart/change', '/checkout', '/orders']),
  )
  expect(webhooks).toEqual([
    ...['/webhooks/stripe', '/webhooks/paypal'],
    ...['/webhooks/resend', '/webhooks/postmark'],
  ])
})

const said = vi.spyOn(console, 'warn').mockReturnValue()
beforeEach(() => said.mockClear())
afterAll(() => said.mockRestore())

describe.each(forms)('a form posted to %s', (path) => {
  test('is braked, whatever is in it', async () => {
    const answer = await post(path, { env: { FORM_LIMIT: exhausted, MAIL_LIMIT: exhausted } })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('Retry-After')).toBe('60')
    expect(said.mock.calls.join()).toContain('form used too often')
  })

  test('is refused when it is too long, also when it does not say how long it is', async () => {
    expect((await post(path, { body: 'a'.repeat(70_000) })).status).toBe(413)
    expect((await post(path, { body: stream(70_000) })).status).toBe(413)
  })
})

describe.each(ownForms)('a form posted to %s', (path) => {
  test('is refused, and the log says so, when it is no form or comes from elsewhere', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])
      expect((await post(path, { type })).status, type).toBe(415)
    for (const origin of ['https://evil.test', 'null', 'https://shop.test.evil.test'])
      expect((await post(path, { origin })).status, origin).toBe(403)
    expect(said).toHaveBeenCalledTimes(7)
    expect(said.mock.lastCall?.join()).toMatch(/"status":403,"event":"request refused"/)
  })
})

describe.each(webhooks)('a webhook posted to %s', (path) => {
  test('is refused when it is too long or nobody has signed it, and the log says so', async () => {
    expect((await post(path, { body: 'a'.repeat(300_000) })).status).toBe(413)
    expect((await post(path, { body: stream(300_000) })).status).toBe(413)
    const unsigned = await post(path, { body: '{}', type: 'application/json' })
    expect(unsigned.status).toBe(path === '/webhooks/postmark' ? 401 : 400)
    expect(said.mock.lastCall?.join()).toMatch(/(payment|mail) event refused/)
  })
})

const braked = new Hono<AppEnv>().get('*', async (c) =>
  c.body(null, (await limited(c, 'FORM_LIMIT', 'test')) ? 429 : 204),
)

/** How many of these addresses, each using a form once, are let through. */
async function letThrough(addresses: string[]): Promise<number> {
  let through = 0
  for (const address of addresses) {
    const headers = { 'CF-Connecting-IP': address }
    const answer = await braked.request('/', { headers }, bindings)
    if (answer.status === 204) through++
  }
  return through
}

const hex = (n: number) => n.toString(16)
/** A /48 that nobody has used yet. */
const site = () => `2001:db8:${hex(Math.floor(Math.random() * 65_535) + 1)}`

// Counts begin anew with each minute of the clock, which may be now.
const minuteMayEnd = { retry: 2 }

test('a visitor with a network of IPv6 addresses is one visitor', minuteMayEnd, async () => {
  const mine = site()
  const one = Array.from({ length: 62 }, (_, n) => `${mine}:2:${hex(n + 1)}::1`)
  expect(await letThrough(one)).toBe(60)
  expect(await letThrough([`${mine}:3::1`, `${site()}::1`, '198.51.100.7'])).toBe(3)
})

test(
  'a home line with 256 networks of IPv6 posts twice as much as one, not 256 times',
  minuteMayEnd,
  async () => {
    const mine = site()
    const home = Array.from({ length: 124 }, (_, n) => `${mine}:ab${hex(n + 16)}::1`)
    expect(await letThrough(home)).toBe(120)
    expect(await letThrough([`${mine}:ac00::1`])).toBe(1)
  },
)

test(
  'who has a /48 posts eight times as much as a /64, not 65,536 times',
  minuteMayEnd,
  async () => {
    const mine = site()
    const wide = Array.from(
      { length: 482 },
      (_, n) => `${mine}:${hex((n % 241) + 1)}0${n < 241 ? 0 : 1}::1`,
    )
    expect(await letThrough(wide)).toBe(480)
    expect(await letThrough([`${site()}::1`])).toBe(1)
  },
)

test('one loud computer does not use up what its neighbours may post', minuteMayEnd, async () => {
  const mine = site()
  expect(await letThrough(Array.from({ length: 600 }, () => `${mine}:100::1`))).toBe(60)
  expect(await letThrough([`${mine}:200::1`, `${mine}:101::1`])).toBe(2)
})

test('an address is in these networks, however it is written', () => {
  const names = (address: string) => networksOf(address).map(({ name }) => name)
  expect(names('2001:db8:1:2:3:4:5:6')).toEqual([
    '20010db800010002/64',
    '20010db8000100/56',
    '20010db80001/48',
  ])
  expect(names('2001:db8::1')[0]).toBe('20010db800000000/64')
  expect(names('::1')[0]).toBe('0000000000000000/64')
  expect(names('198.51.100.7')).toEqual(['198.51.100.7'])
  expect(names('::ffff:198.51.100.7')).not.toEqual(names('::ffff:198.51.100.8'))
})
