import { afterAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { SEEN_UNITS } from '../../src/checkout/seen.ts'
import { firefox } from '../analytics/book.ts'
import { createExecution } from '../support/execution.ts'
import { bindings } from '../support/shop.ts'
import { forms, openCart, paths, typical } from './eve.ts'
import { routes } from './routes.ts'

/**
 * What takes time that grows with a text, faster than the text in the worst case. No more of what
 * somebody sends may reach any of these.
 */
const MOST = 4096

const MARK = 'zq9'
const tooMuch = new Set<string>()

function watch(what: string, text: unknown) {
  if (typeof text === 'string' && text.length > MOST && text.includes(MARK))
    tooMuch.add(`${what}: ${text.length}`)
}

/** Has `before` see each call of a method. All regular expressions go through `exec`. */
function interpose(
  holder: object,
  name: string,
  before: (self: unknown, ...given: unknown[]) => void,
) {
  const methods = holder as Record<string, (...given: unknown[]) => unknown>
  const original = methods[name] as (...given: unknown[]) => unknown
  methods[name] = function (this: unknown, ...given: unknown[]) {
    before(this, ...given)
    return original.apply(this, given)
  }
  return () => {
    methods[name] = original
  }
}

const app = createApp()
const log = (['warn', 'error'] as const).map((level) => vi.spyOn(console, level).mockReturnValue())
afterAll(() => {
  for (const spy of log) spy.mockRestore()
})

async function send(path: string, init: RequestInit) {
  const { context, finish } = createExecution()
  const request = new Request(`https://shop.test${path}`, { redirect: 'manual', ...init })
  const restore = [
    interpose(RegExp.prototype, 'exec', (self, text) => watch(String(self), text)),
    interpose(String.prototype, 'normalize', (text) => watch('normalize', String(text))),
    interpose(String.prototype, 'split', (text) => watch('split', String(text))),
    interpose(Intl.Segmenter.prototype, 'segment', (_, text) => watch('segment', text)),
    interpose(JSON, 'parse', (_, text) => watch('JSON.parse', text)),
    interpose(URL, 'parse', (_, text) => watch('URL.parse', text)),
    interpose(Array.prototype, 'toSorted', (list) => watch('sort', (list as unknown[]).join())),
  ]
  try {
    const answer = await app.fetch(request, bindings, context)
    await answer.body?.cancel()
    await finish()
    return answer
  } finally {
    for (const undo of restore) undo()
  }
}

/** Texts of about 60 KB, as they are in a form. */
const long = [
  `${MARK}${'\u0301'.repeat(30_000)}`,
  `${MARK}:1,`.repeat(10_000),
  `${MARK}.`.repeat(15_000),
  `${MARK}${' '.repeat(60_000)}x`,
  `${MARK}${'1'.repeat(60_000)}`,
]

const posts = routes
  .filter((route) => route.startsWith('POST ') && !route.includes('/webhooks/'))
  .map((route) => route.slice('POST '.length))

describe.each(posts)('of a form posted to %s', (path) => {
  const { fields, buttons } = forms.get(path) ?? { fields: {}, buttons: {} }
  const names = new Set([...Object.keys({ ...fields, ...buttons }), 'lines', 'line', 'sent'])

  // What the checkout showed is longer, and read in time that is linear in its length.
  test('no field is worked on beyond its first 4 KB', async () => {
    const cart = await openCart()
    tooMuch.clear()
    for (const name of names)
      for (const text of long) {
        const others = Object.entries({ ...fields, ...typical, key: 'k'.repeat(16) })
          .filter(([each]) => each !== name && (names.has(each) || each === 'key'))
          .map(([each, value]) => `${each}=${encodeURIComponent(value)}`)
        const { status } = await send(path, {
          method: 'POST',
          headers: {
            ...{ Origin: 'https://shop.test', Cookie: `__Host-cart=${cart.token}.1` },
            ...{ 'Content-Type': 'application/x-www-form-urlencoded' },
            'CF-Connecting-IP': crypto.randomUUID(),
          },
          body: [...others, `${name}=${text.replaceAll(' ', '+')}`].join('&'),
        })
        // The form of a mail program has no field that is longer than a button's name.
        const isOneClick = [
          '/newsletter/unsubscribe',
          '/orders/reminders/end',
          '/notify/stop',
        ].includes(path)
        const answers = isOneClick ? [413] : [200, 303, 404, 409, 422]
        expect(answers, name).toContain(status)
        const most = name === 'seen' ? SEEN_UNITS : MOST
        const lengthOf = (what: string) => Number(what.split(': ').at(-1))
        expect(
          [...tooMuch].filter((what) => lengthOf(what) > most),
          name,
        ).toEqual([])
        tooMuch.clear()
      }
  }, 60_000)
})

describe('of a request', () => {
  const gets = [...new Set(paths.map((path) => path.split('?')[0] ?? ''))]

  test.each([
    ...['Referer', 'User-Agent', 'Accept-Language', 'Accept', 'Sec-CH-UA', 'Sec-CH-UA-Platform'],
    ...[
      'Sec-Fetch-Site',
      'Sec-Fetch-Dest',
      'Sec-Purpose',
      'Purpose',
      'Seen',
      'Origin',
      'Range',
      'Authorization',
    ],
  ])('no header is worked on beyond its first 4 KB: %s', async (name) => {
    tooMuch.clear()
    for (const text of ['http://zq9.example/'.padEnd(60_000, 'zq9.'), 'zq9-'.repeat(15_000)])
      for (const path of gets)
        await send(path, { headers: { 'User-Agent': firefox, [name]: text } })
    expect([...tooMuch]).toEqual([])
  })

  test('no cookie is worked on beyond its first 4 KB', async () => {
    const order = `${MARK}.`.repeat(12_000)
    for (const cookie of [
      `__Host-order=${order}`,
      `__Host-cart=${order}`,
      `${MARK}=a; `.repeat(6_000),
    ])
      for (const path of gets) await send(path, { headers: { Cookie: cookie } })
    // Hono splits them, in time that grows with their length and no faster.
    expect([...tooMuch].filter((what) => !/^(split|\/\^)/.test(what))).toEqual([])
  })

  test('an address of more than 4 KB is refused before anything is done with it', async () => {
    const campaign = encodeURIComponent('zq9\u0301'.repeat(2_000))
    for (const query of [`utm_campaign=${campaign}`, 'metal=zq9&'.repeat(1_000), `q=${campaign}`])
      for (const path of gets) {
        tooMuch.clear()
        const { status } = await send(`${path}?${query}`, { headers: { 'User-Agent': firefox } })
        expect([414, 429], path).toContain(status)
        expect([...tooMuch], path).toEqual([])
      }
    expect((await send(`/cart/${`${MARK}:1,`.repeat(2_000)}`, {})).status).toBe(414)
    expect((await send(`/${'zq9/'.repeat(2_000)}`, {})).status).toBe(414)
  })
})
