import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from '../../src/platform/env.ts'
import { securityHeaders } from '../../src/platform/security.ts'

async function headersOf(origins: string[] | null, own: Record<string, string> = {}) {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    if (origins) c.set('config', { PAYMENT_PAGE_ORIGINS: origins } as never)
    await next()
  })
  app.use(securityHeaders(['a{}', 'b{}']))
  app.get('/', (c) => c.text('page', 200, own))
  const ask = async () => Object.fromEntries((await app.request('/')).headers)
  const [first, second] = [await ask(), await ask()]
  expect(second).toEqual(first)
  return first
}

const directives = (policy = '') =>
  Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0], each]))

test('a page loads nothing but from the shop, and only the styles that the shop wrote', async () => {
  const headers = await headersOf(['https://pay.example', 'https://pay.test'])
  expect(directives(headers['content-security-policy'])).toEqual({
    'default-src': "default-src 'none'",
    'script-src': "script-src 'self'",
    // Of `a{}` and `b{}`, by sha256sum.
    'style-src':
      "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='",
    'img-src': "img-src 'self'",
    'font-src': "font-src 'self'",
    'connect-src': "connect-src 'self'",
    'manifest-src': "manifest-src 'self'",
    'form-action': "form-action 'self' https://pay.example https://pay.test",
    'base-uri': "base-uri 'none'",
    'frame-ancestors': "frame-ancestors 'none'",
    'require-trusted-types-for': "require-trusted-types-for 'script'",
    'trusted-types': "trusted-types 'none'",
  })
})

test('a shop without its settings sends forms nowhere else', async () => {
  for (const origins of [null, []])
    expect(directives((await headersOf(origins))['content-security-policy'])['form-action']).toBe(
      "form-action 'self'",
    )
})

test('every answer tells browsers to be strict', async () => {
  expect(await headersOf([])).toMatchObject({
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  })
})

test('a page that is stricter by itself stays so', async () => {
  const headers = await headersOf([], { 'Referrer-Policy': 'no-referrer' })
  expect(headers['referrer-policy']).toBe('no-referrer')
})
