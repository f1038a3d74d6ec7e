import fc from 'fast-check'
import type { Sendable } from './forms-of-shop.ts'
import { anyHeader, anyText } from './hostile.ts'
import { pathOf } from './routes.ts'

/**
 * A request as it is sent; in its cookies, form and path `@cart` and `@line` stand for a cart that
 * is there.
 */
export type Sent = { method: string; path: string; headers: [string, string][]; body?: string }

const FORM = 'application/x-www-form-urlencoded'

const headerNames = [
  ...['Referer', 'User-Agent', 'Accept', 'Accept-Language', 'CF-IPCountry', 'CF-Connecting-IP'],
  ...[
    'Sec-Fetch-Site',
    'Sec-Fetch-Mode',
    'Sec-Fetch-Dest',
    'Sec-Purpose',
    'Sec-GPC',
    'DNT',
    'Seen',
  ],
  ...['Sec-CH-UA', 'Sec-CH-UA-Platform', 'X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded'],
  ...['X-HTTP-Method-Override', 'Authorization', 'Range', 'If-None-Match', 'If-Modified-Since'],
  ...['Cf-Access-Jwt-Assertion', 'Stripe-Signature', 'Cache-Control', 'Pragma'],
]

/** Ends of a form that no browser would write. */
const tails = [
  '&=&&&',
  '&%ff=%ed%a0%80%00',
  '&a[b]=c&a[]=d&a.b=e&__proto__=f',
  `&x=${'1&x='.repeat(900)}`,
]

/**
 * A request to a route: sometimes as a browser would send it, mostly with something wrong, or with
 * all of it wrong.
 *
 * @param shop `sendable`: what the shop's pages send there; `paths`: real ones of the route;
 *   `names` of all fields there are; `typical` values of fields, by name; `real` words that mean
 *   something in the shop; `cookies` that may be sent
 */
export function anyRequest(
  route: string,
  shop: {
    sendable: Sendable
    paths: string[]
    names: string[]
    typical: Record<string, string>
    real: string[]
    cookies: string[]
  },
): fc.Arbitrary<Sent> {
  const [method = ''] = route.split(' ')
  const { fields, buttons } = shop.sendable
  const word = fc.oneof(anyText, fc.constantFrom(...shop.real))
  const own = oftenOneOf(Object.keys(fields), oftenOneOf(shop.names, anyText))
  const field = fc.tuple(own, word)
  const form = fc
    .record({
      missing: mostlyNone(some(Object.keys(fields), 2)),
      pressed: mostlyNone(some(Object.entries(buttons), 1)),
      changed: fc.array(field, { maxLength: 2 }),
      repeated: fc.boolean(),
      more: mostlyNone(fc.array(field, { maxLength: 2 })),
      tail: seldom(tails, ''),
    })
    .map(({ missing, pressed, changed, repeated, more, tail }) => {
      const without = new Set([...missing, ...(repeated ? [] : changed.map(([name]) => name))])
      const good = Object.entries({ ...fields, ...pick(shop.typical, fields) })
      const kept = good.filter(([name]) => !without.has(name))
      return encode([...kept, ...pressed, ...changed, ...more]) + tail
    })
  return fc
    .record({
      path: fc.oneof(...[anyPath(route, word), ...shop.paths.map((path) => fc.constant(path))]),
      query: fc.array(field, { maxLength: 3 }),
      headers: fc.array(fc.tuple(fc.constantFrom(...headerNames), anyHeader), { maxLength: 3 }),
      cookie: fc.constantFrom(...shop.cookies),
      origin: seldom(['null', 'https://evil.example', ''], 'https://shop.test'),
      type: seldom(
        ['', 'text/plain', 'application/json', `${FORM};x=y`, 'multipart/form-data'],
        FORM,
      ),
      body: fc.oneof({ weight: 9, arbitrary: form }, { weight: 1, arbitrary: anyText }),
    })
    .map(({ path, query, headers, cookie, origin, type, body }) => {
      const asked = query.length > 0 ? `${path.includes('?') ? '&' : '?'}${encode(query)}` : ''
      const sent: Sent = { method, path: path + asked, headers: [...headers, ['Cookie', cookie]] }
      if (method === 'GET') return sent
      return {
        ...sent,
        headers: [...sent.headers, ['Origin', origin], ['Content-Type', type]],
        body,
      }
    })
}

/** A path of the route with any words in it, percent-encoded or as they are. */
const anyPath = (route: string, word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(fc.tuple(word, fc.boolean()), { minLength: 3, maxLength: 3 }).map((parameters) => {
    const words = parameters.values()
    return pathOf(route, () => {
      const [text = '', raw = false] = words.next().value ?? []
      return raw ? text.toWellFormed() : encodeURIComponent(text.toWellFormed())
    })
  })

const encode = (pairs: [string, string][]) =>
  pairs
    .map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
    .join('&')

const pick = (from: Record<string, string>, like: Record<string, string>) =>
  Object.fromEntries(
    Object.keys(like).flatMap((name) => (name in from ? [[name, from[name] ?? '']] : [])),
  )

const some = <T>(of: T[], most: number): fc.Arbitrary<T[]> =>
  of.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...of), { maxLength: most })

/** One kind of disturbance must not drown the others: what is wrong in one place shall get far. */
const mostlyNone = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: list })

const seldom = <T>(odd: T[], usual: T): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  )

const oftenOneOf = <T>(known: T[], any: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  known.length === 0
    ? any
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any })
