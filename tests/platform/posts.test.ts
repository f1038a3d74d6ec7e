import { createExecutionContext } from 'cloudflare:test'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { networkOf } from '../../src/platform/rate-limit.ts'
import { bindings } from '../support/shop.ts'

const app = createApp()
const posts = [
  ...new Set(app.routes.filter((route) => route.method === 'POST').map((route) => route.path)),
]
const webhooks = posts.filter((path) => path.startsWith('/webhooks/'))
const forms = posts.filter((path) => !webhooks.includes(path))

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
  const request = new Request(`https://shop.test${path.replace(/:\w+/g, 'x')}`, {
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
  expect(webhooks).toEqual(['/webhooks/stripe'])
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
    expect((await post(path, { body: '{}', type: 'application/json' })).status).toBe(400)
    expect(said.mock.lastCall?.join()).toContain('payment event refused')
  })
})

test('a visitor with a network of IPv6 addresses is one visitor', () => {
  const one = ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::']
  expect(new Set(one.map(networkOf))).toEqual(new Set(['2001:db8:1:2']))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
  expect(networkOf('::ffff:198.51.100.7')).not.toBe(networkOf('::ffff:198.51.100.8'))
})
