import fc from 'fast-check'
import { Hono } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { recordVisit } from '../../src/analytics/record-visit.ts'
import type { AppEnv } from '../../src/platform/env.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { createExecution } from '../support/execution.ts'
import { interposed } from '../support/interposed-database.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, config, later, visitor } from '../support/shop.ts'
import { firefox, openIsolate, person, points, recorded } from './book.ts'

beforeEach(() => {
  points.length = 0
})

describe('a page that a person saw', () => {
  test('counts once, with where its visitor came from and what they browse with', async () => {
    const ring = await offerRing()
    const reader = person({
      'Accept-Language': 'nl-NL,nl;q=0.9',
      Referer: 'https://www.blog.example/rings?reader=anna',
    })
    await reader.get(`/products/${ring.handle}?utm_source=Blog&utm_campaign=Spring&variant=secret`)
    expect(points.map(({ indexes }) => indexes)).toEqual([['page']])
    expect(recorded()).toEqual([
      {
        event: 'product viewed',
        page: '/products/:handle',
        handle: ring.handle,
        previousSite: 'blog.example',
        channel: 'referral',
        source: 'blog',
        campaign: 'spring',
        country: 'NL',
        browser: 'Firefox',
        system: 'Linux',
        device: 'computer',
        language: 'nl-NL',
        visitor: expect.stringMatching(/^[\w-]{11}$/),
        region: 'NL-NH',
        answerTime: expect.stringMatching(/^(under|over) /),
      },
    ])
  })

  test('is told by its kind: no search words, no cart link, no order number', async () => {
    const reader = person()
    const ring = await offerRing()
    for (const path of ['/', '/search?q=for+anna', `/cart/${ring.variant}:1`, '/orders', '/cart'])
      await reader.get(path)
    const pages = recorded().map(({ page }) => page)
    expect(pages).toEqual(['/', '/search', '/cart/:link', '/orders', '/cart'])
  })

  test('counts for the address that the shop sees, in the shop as it is deployed', async () => {
    await visitor({ headers: { 'User-Agent': firefox } }).get('/')
    await vi.waitFor(() => expect(points).toHaveLength(1))
    expect(recorded()).toMatchObject([{ event: 'page viewed', page: '/' }])
  })

  test('counts where a cache of pages answers for its route', async () => {
    const app = new Hono<AppEnv>()
    app.use((c, next) => {
      c.set('config', config)
      return next()
    })
    app.use(recordVisit())
    app.use((c) => Promise.resolve(c.html('kept')))
    app.get('/products/:handle', () => {
      throw new Error('The cache should have answered')
    })
    const { context, finish } = createExecution()
    const headers = { 'User-Agent': firefox }
    await app.request('/products/rubia', { headers }, bindings, context)
    await finish()
    expect(recorded()).toMatchObject([{ event: 'product viewed', handle: 'rubia' }])
  })
})

describe('where a visitor is', () => {
  test.each([
    [
      { country: 'NL', regionCode: 'NH' },
      { country: 'NL', region: 'NL-NH' },
    ],
    [{ country: 'NL' }, { country: 'NL' }],
    [{ country: 'T1', regionCode: 'NH' }, { country: 'T1' }],
    [{}, {}],
  ])('is recorded as far as it is known: %o', async (cf, place) => {
    await person({}, openIsolate(bindings, cf)).get('/')
    const [{ country, region } = {}] = recorded()
    expect({ country, region }).toEqual({ country: undefined, region: undefined, ...place })
  })
})

test.each([
  [0.03, 'under 50 ms'],
  [0.15, 'under 200 ms'],
  [0.9, 'under 1 s'],
  [1.5, 'over 1 s'],
])('of an answer that took %f s, the class of that time is recorded', async (seconds, told) => {
  const slow = interposed(bindings.DB, async (_, act) => {
    later(seconds)
    return act()
  })
  // Only the database takes time, however busy the machine is.
  const stopped = vi.spyOn(Date, 'now').mockReturnValue(Date.now())
  await person({}, openIsolate({ ...bindings, DB: slow, PAGE_CACHE: 'off' })).get('/')
  stopped.mockRestore()
  expect(recorded()).toMatchObject([{ event: 'page viewed', answerTime: told }])
})

describe('nothing is recorded', () => {
  test('of redirects, missing pages, lists for machines and answers to forms, but a webhook refused', async () => {
    const reader = person()
    const statuses = []
    for (const path of [
      '/checkout',
      '/nowhere',
      '/products/none',
      '/robots.txt',
      '/sitemap.xml',
      '/llms.txt',
      '/feeds/google.xml',
      '/healthz',
      '/pictures/none-400.avif',
      '/admin',
    ])
      statuses.push((await reader.get(path)).status)
    expect(statuses).toEqual([303, 404, 404, 200, 200, 200, 200, 200, 404, 403])
    expect((await reader.post('/orders', { number: '?' })).status).toBe(422)
    const event = { 'Content-Type': 'application/json' }
    expect((await reader.post('/webhooks/stripe', {}, event)).status).toBe(400)
    expect(recorded()).toMatchObject([{ event: 'dropped', reason: 'webhook refused' }])
  })

  test.each([
    ['Global Privacy Control', { 'Sec-GPC': '1' }],
    ['Do Not Track', { DNT: '1' }],
    ['Global Privacy Control, of a bot', { 'Sec-GPC': '1', 'User-Agent': 'curl/8.5.0' }],
  ])('of who asks for it: %s', async (_, headers) => {
    const ring = await offerRing()
    const reader = person(headers)
    expect((await reader.get('/')).status).toBe(200)
    expect((await addToCart(reader, ring)).status).toBe(303)
    expect(recorded()).toEqual([])
    await person({ 'Sec-GPC': '0', DNT: '0' }).get('/')
    expect(recorded()).toHaveLength(1)
  })
})

describe('what no person saw is counted apart, by its reason', () => {
  test.each([
    ['prefetch', { 'Sec-Purpose': 'prefetch' }],
    ['prefetch', { Purpose: 'prefetch' }],
    ['background', { 'Sec-Fetch-Dest': 'empty' }],
    ['no browser', { 'User-Agent': '' }],
    ['bot', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
  ])('%s: %o', async (reason, headers) => {
    await person(headers).get('/')
    expect(points.map(({ indexes }) => indexes)).toEqual([['dropped']])
    expect(recorded()).toEqual([{ event: 'dropped', page: '/', reason }])
  })

  test('a HEAD', async () => {
    const headers = { 'User-Agent': firefox }
    await openIsolate()(new Request('https://shop.test/', { method: 'HEAD', headers }))
    expect(recorded()).toEqual([{ event: 'dropped', page: '/', reason: 'no page asked' }])
  })
})

describe('a visitor is served, whatever happens to the recording', () => {
  test('without the salt the page still counts, and the log says why there is no number', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const get = () => Promise.reject(new Error('KV is down'))
    const env = { ...bindings, VISIT_SALT: { ...bindings.VISIT_SALT, get } as never }
    const { status } = await person({}, openIsolate(env)).get('/')
    expect(status).toBe(200)
    const [seen, ...more] = recorded()
    expect(more).toEqual([])
    expect(seen).toMatchObject({ event: 'page viewed', browser: 'Firefox' })
    expect(seen).not.toHaveProperty('visitor')
    expect(said.mock.calls.join()).toContain('visitor not numbered')
    said.mockRestore()
  })

  test('without Analytics Engine the page is there, and the log tells', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const env = { ...bindings, VISITS: undefined as never }
    const { status } = await person({}, openIsolate(env)).get('/')
    expect(status).toBe(200)
    expect(said.mock.calls.join()).toContain('visit not recorded')
    said.mockRestore()
  })
})

test('each point is a log line where the log is asked for, and nowhere else', async () => {
  const said = vi.spyOn(console, 'info').mockReturnValue()
  await person({}, openIsolate({ ...bindings, VISIT_LOG: 'off' })).get('/')
  expect(said).not.toHaveBeenCalled()
  await person({}, openIsolate({ ...bindings, VISIT_LOG: 'on' })).get('/')
  const [[line] = []] = said.mock.calls
  expect(JSON.parse(String(line))).toMatchObject({ event: 'visit: page viewed', page: '/' })
  said.mockRestore()
})

test('whatever a browser sends, nothing of a person is in what is recorded', async () => {
  const ring = await offerRing()
  const paths = [
    '/',
    '/search',
    `/products/${ring.handle}`,
    '/cart',
    '/policies/privacy',
    '/orders',
  ]
  const secrets = [
    '203.0.113.77',
    '2001:db8::77',
    'anna.lind@example.com',
    'Anna%40example.com',
    '+31 20 555 0123',
    'Mozilla/5.0 (Anna)',
    'tok_4eC39HqLyjWDarjt',
  ]
  const secret = fc.constantFrom(...secrets)
  const text = fc
    .array(fc.oneof(secret, fc.string({ maxLength: 12 })), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('').replace(/[^ -~]/g, ''))
  const referrer = fc
    .tuple(fc.constantFrom('https://blog.example/', 'http://203.0.113.77/', 'https://a@b.c/'), text)
    .map((parts) => parts.join(''))
  const headers = fc.record({
    Referer: fc.oneof(text, referrer),
    'Accept-Language': text,
    'Sec-CH-UA': text,
    'Sec-CH-UA-Platform': text,
    'X-Forwarded-For': text,
    'User-Agent': fc.constant(`${firefox} Anna`),
    'CF-Connecting-IP': fc.constantFrom('203.0.113.77', '2001:db8::77'),
  })
  const names = ['utm_source', 'utm_medium', 'utm_campaign', 'token', 'email', 'variant']
  const said = (of: string[]) =>
    fc.constantFrom(...of).chain((each) => fc.constantFrom(each, `for ${each}`))
  const query = fc
    .tuple(
      fc.dictionary(fc.constantFrom(...names), said(secrets)),
      // The words of a search are recorded, and a bare name is no more than a word.
      fc.option(said(secrets.filter((each) => !each.includes('Mozilla')))),
    )
    .map(([others, q]) => (q === null ? others : { ...others, q }))
  const isolate = openIsolate()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), headers, query, async (path, sent, asked) => {
      await person(sent, isolate).get(`${path}?${new URLSearchParams(asked)}`)
      expect(points).toHaveLength(1)
      const all = points.splice(0).flatMap(({ blobs = [] }) => blobs.map(String))
      // The ring's handle is the shop's own word, and may have seven digits.
      const kept = all.filter((blob) => blob !== ring.handle)
      for (const blob of kept) {
        expect(blob).not.toMatch(/@|203\.0\.113|2001:db8|anna|gecko|mozilla|tok_|\d{7}|[/?]\w*=/i)
      }
    }),
    { numRuns: 200 },
  )
})

test('what staff do at the desk is no visit', async () => {
  const { headers } = await atTheDesk('workshop')
  const worker = person(headers)
  expect((await worker.get('/admin/alive')).status).toBe(204)
  expect((await worker.get('/admin')).status).toBe(303)
  const editor = person((await atTheDesk('editor')).headers)
  expect((await editor.get('/admin/newsletter')).status).toBe(200)
  expect((await person().get('/admin')).status).toBe(403)
  expect(recorded()).toEqual([])
})
