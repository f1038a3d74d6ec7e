import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { stripe } from '../support/shop.ts'
import { anyRequest } from './any-request.ts'
import { leaked } from './canary.ts'
import { cookies, forms, names, other, paths, real, typical } from './eve.ts'
import { exchange } from './exchange.ts'
import { MARK } from './hostile.ts'
import { isOf, routes } from './routes.ts'

const log: string[] = []
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
  vi.spyOn(console, level).mockImplementation(
    (...said) => void log.push(said.map(String).join(' ')),
  )
afterAll(() => vi.restoreAllMocks())

test.each(routes)(
  '%s: whatever is sent, no fault of ours, nothing that runs, nothing of anybody else',
  async (route) => {
    const [method = '', pattern = ''] = route.split(' ')
    const sendable = forms.get(pattern) ?? { fields: {}, buttons: {} }
    const ours = paths.filter((path) => isOf(route, path))
    const request = anyRequest(route, { sendable, paths: ours, names, typical, real, cookies })
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const { status, location, cookie } = await exchange(sent)
        statuses.add(status)
        if (method === 'GET' || status !== 303) return
        // What was stored is shown again.
        for (const path of await waysOn(location))
          await exchange({ method: 'GET', path, headers: [['Cookie', cookie]] })
      }),
      { numRuns: method === 'GET' ? 60 : 120 },
    )
    // Else it was never looked at what the route does with a good request.
    if (ours.length > 0 || Object.keys(sendable.fields).length > 0)
      expect(Math.min(...statuses)).toBeLessThan(400)
  },
  60_000,
)

/** Where somebody goes after a form: on the payment page the order is paid. */
async function waysOn(location: string): Promise<string[]> {
  if (location.startsWith('/')) return [location, '/checkout']
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const number = new URL(session?.success_url ?? '').searchParams.get('order')
  return ['/cart', '/checkout', `/checkout/return?order=${number}`, `/orders/${number}`]
}

const before = [
  ...['', '/', '/.', '/..', '/%2e%2e', '/;', '/%00', '/%2f', '/\\', '/\\evil.example'],
  ...[
    '/webhooks/..',
    '/webhooks/%2e%2e',
    '/webhooks/..%2f',
    '/webhooks%2f..',
    '/webhooks',
    '/WEBHOOKS',
  ],
]
const after = [
  ...[
    '',
    '/',
    '//',
    '/.',
    '/..',
    '%00',
    '%20',
    ';zq9mark',
    '%2f',
    '%5c',
    '.json',
    '/%E0%A4%A',
    '%',
    '%zz',
  ],
  ...[
    '?',
    '??',
    '?/webhooks/',
    '#',
    '?=',
    `/${'a'.repeat(9000)}`,
    '/webhooks/stripe',
    '%2fwebhooks%2fstripe',
  ],
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']

test('by no path and no method does a form from elsewhere get in, nor anything else', async () => {
  const posted = [...forms.keys()].filter((path) => routes.includes(`POST ${path}`))
  const request = fc.record({
    method: fc.oneof(fc.constant('POST'), fc.constantFrom(...methods)),
    path: fc.oneof(fc.constantFrom(...posted), fc.constantFrom(...paths)),
    first: fc.oneof(fc.constant(''), fc.constantFrom(...before)),
    last: fc.oneof(fc.constant(''), fc.constantFrom(...after)),
    loud: fc.boolean(),
    cookie: fc.constantFrom(...cookies),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, first, last, loud, cookie }) => {
      const asked = `${first}${loud ? path.toUpperCase() : path}${last}`
      const headers: [string, string][] = [
        ['Cookie', cookie],
        ['Origin', 'https://evil.example'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ]
      const body = String(new URLSearchParams({ ...forms.get(path)?.fields, ...typical }))
      const isForm = method !== 'GET' && method !== 'HEAD'
      const { status } = await exchange({
        method,
        path: asked || '/',
        headers,
        ...(isForm && { body }),
      })
      if (isForm) expect(status).toBeGreaterThanOrEqual(400)
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('on these ways orders were placed, paid and shown', () => {
  const paid = stripe.sessions.filter((session) => session.payment_status === 'paid')
  expect(paid.length).toBeGreaterThan(5)
})

test('what was typed is in no line of the log, and nothing of anybody', () => {
  const telling = log.filter((line) => leaked(line, [MARK, ...other.secrets]).length > 0)
  expect(telling).toEqual([])
})
