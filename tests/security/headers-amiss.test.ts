import { afterAll, expect, test, vi } from 'vitest'
import { bindings } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { pathOf, routes } from './routes.ts'
import { expectSafeHeaders, isEnd } from './safe-headers.ts'

// What breaks here is logged, as it should be.
const log = vi.spyOn(console, 'error').mockReturnValue()
afterAll(() => log.mockRestore())

const form = { Origin: 'https://shop.test', 'Content-Type': 'application/x-www-form-urlencoded' }
const { answer: shop } = shopWith({})
const burnt = () => {
  throw new Error('the database has burnt down')
}
const rename = (from: string, to: string) => bindings.DB.exec(`ALTER TABLE ${from} RENAME TO ${to}`)

type Ask = (method: string, url: string) => Promise<Response>

/**
 * What can be amiss with a request or around the shop, and the status of a form that is refused for
 * it.
 */
const amiss: [what: string, ask: Ask, refused?: number][] = [
  ['settings missing', (...asked) => shopWith({ LOOKUP_KEY: '' }).answer(send(...asked)), 503],
  [
    'database down',
    (...asked) =>
      shopWith({ DB: { withSession: burnt, prepare: burnt } as never }).answer(send(...asked)),
  ],
  [
    'tables missing',
    async (...asked) => {
      await rename('products', 'gone')
      return shop(send(...asked)).finally(() => rename('gone', 'products'))
    },
  ],
  [
    'a form from elsewhere',
    (...asked) => shop(send(...asked, { headers: { ...form, Origin: 'https://evil.example' } })),
    403,
  ],
  [
    'no form at all',
    (...asked) => shop(send(...asked, { headers: { ...form, 'Content-Type': 'text/plain' } })),
    415,
  ],
  ['a form in letters other than UTF-8', (...asked) => shop(send(...asked, utf16)), 415],
  ['far too much', (...asked) => shop(send(...asked, { body: 'a'.repeat(300_000) })), 413],
  ['only the headers wanted', (_, url) => shop(new Request(url, { method: 'HEAD' }))],
  ['another method', (_, url) => shop(new Request(url, { method: 'PATCH', headers: form }))],
  ['two slashes', (method, url) => shop(send(method, url.replace('.test/', '.test//')))],
  ['a path that cannot be read', (method, url) => shop(send(method, `${url}%E0%A4%A`))],
]

const utf16 = { headers: { ...form, 'Content-Type': `${form['Content-Type']}; charset=utf-16` } }

/** A request with a form in it, where the method allows one. */
function send(method: string, url: string, how: { headers?: HeadersInit; body?: string } = {}) {
  const sent = method === 'POST' ? { headers: form, body: 'a=b', ...how } : {}
  return new Request(url, { method, ...sent })
}

test.each(amiss)(
  '%s: every route answers with all headers and without a cookie',
  async (_, ask, refused) => {
    for (const route of routes) {
      const [method = ''] = route.split(' ')
      const answer = await ask(method, `https://shop.test${pathOf(route, () => 'a:1')}`)
      await answer.body?.cancel()
      expectSafeHeaders(answer, route)
      expect(
        answer.headers.getSetCookie().filter((each) => !isEnd(each)),
        route,
      ).toEqual([])
      if (answer.status >= 500) expect(answer.headers.get('Cache-Control'), route).toBe('no-store')
      if (answer.status === 503) expect(answer.headers.get('Retry-After'), route).toMatch(/^\d+$/)
      // These are no forms of ours: a signature, or a token in the address, lets them in or not.
      const isSigned =
        /\/(webhooks\/|newsletter\/unsubscribe$|orders\/reminders\/end$|notify\/stop$)/.test(route)
      const isForm = method === 'POST' && (!isSigned || refused === 413)
      if (isForm && refused) expect(answer.status, route).toBe(refused)
    }
  },
)
