import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setClock } from '../../src/platform/clock.ts'
import type { AppEnv } from '../../src/platform/env.ts'
import { type PageParameters, servePages } from '../../src/platform/page-cache.ts'
import { rememberPages } from '../../src/platform/page-memory.ts'

const HOUR = 3600
const kept = new Map<string, Response>()
/**
 * Keeps whatever it is given. The cache of Cloudflare refuses some of it by itself, and would hide
 * what the shop forgets to refuse.
 */
const cache = {
  match: async (key: string) => kept.get(key)?.clone(),
  put: async (key: string, page: Response) => void kept.set(key, page),
}
let time = 0
let warned: unknown[][] = []

beforeEach(() => {
  kept.clear()
  time = 1_800_000_000
  warned = []
  setClock(() => time * 1000)
  vi.stubGlobal('caches', { default: { ...cache } })
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...line) => void warned.push(line))
})
afterEach(() => {
  setClock()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type Answer = { status?: number; headers?: Record<string, string> }
type Options = {
  cache?: 'on' | 'off'
  parameters?: PageParameters
  added?: () => Record<string, string>
  refuse?: () => Promise<Response | null>
  version?: string
}

/** A shop of pages that say how often one was rendered, and at which address. */
function openShop({ cache = 'on', version = 'one', ...page }: Options = {}) {
  const state: { rendered: string[]; answer: Answer } = { rendered: [], answer: {} }
  const pages = new Hono<AppEnv>()
  pages.get('*', (c) => {
    state.rendered.push(c.req.url)
    const { status = 200, headers = { 'Cache-Control': 'public, max-age=30' } } = state.answer
    return new Response(`page ${state.rendered.length}`, { status, headers })
  })
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('config', { PAGE_CACHE: cache, shop: { origin: 'https://shop.test' } } as never)
    await next()
  })
  app.get('*', servePages(pages)(page))
  app.notFound((c) => c.text('nothing here', 404))
  const later: Promise<unknown>[] = []
  const failed: string[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) =>
      void later.push(work.catch(({ message }: Error) => failed.push(message))),
  }
  const env = { CF_VERSION_METADATA: { id: version } }
  /** Asks for a page, and waits for what is done behind it. */
  async function get(path = '/products/ring') {
    const answer = await app.request(`https://elsewhere.test${path}`, {}, env, context as never)
    const text = await answer.text()
    await Promise.all(later.splice(0))
    return { status: answer.status, text, headers: answer.headers }
  }
  return { state, get, failed }
}

test('a page that sets a cookie is somebody’s own: the next visitor never gets it', async () => {
  const shop = openShop()
  const control = { 'Cache-Control': 'public, max-age=30' }
  shop.state.answer = { headers: { ...control, 'Set-Cookie': 'cart=anna' } }
  expect((await shop.get()).headers.get('Set-Cookie')).toBe('cart=anna')
  expect(kept.size).toBe(0)
  shop.state.answer = {}
  const next = await shop.get()
  expect([next.text, next.headers.get('Set-Cookie')]).toEqual(['page 2', null])
})

test('nor does a page that begins to set a cookie take the place of one that is kept', async () => {
  const shop = openShop()
  await shop.get()
  time += 40
  const control = { 'Cache-Control': 'public, max-age=30' }
  shop.state.answer = { headers: { ...control, 'Set-Cookie': 'cart=anna' } }
  await shop.get()
  expect((await shop.get()).headers.get('Set-Cookie')).toBeNull()
})

test.each<[string, Answer]>([
  ['is private', { headers: { 'Cache-Control': 'private, no-store' } }],
  ['names public, but not first', { headers: { 'Cache-Control': 'no-store, public' } }],
  ['says nothing of being kept', { headers: {} }],
  ['leads elsewhere', { status: 301, headers: { 'Cache-Control': 'public', Location: '/' } }],
  ['broke', { status: 500, headers: { 'Cache-Control': 'public' } }],
  ['is not there', { status: 404, headers: { 'Cache-Control': 'public' } }],
])('a page that %s is not kept', async (_, answer) => {
  const shop = openShop()
  shop.state.answer = answer
  await shop.get()
  expect(kept.size).toBe(0)
  await shop.get()
  expect(shop.state.rendered).toHaveLength(2)
})

test('a page is served as it is for half a minute, for a minute while a new one is made', async () => {
  const shop = openShop()
  const seen = async (after: number) => {
    time += after
    return [(await shop.get()).text, shop.state.rendered.length]
  }
  expect(await seen(0)).toEqual(['page 1', 1])
  expect(await seen(29)).toEqual(['page 1', 1])
  expect(await seen(1)).toEqual(['page 1', 2])
  expect(await seen(29)).toEqual(['page 2', 2])
  expect(await seen(30)).toEqual(['page 2', 3])
  expect(await seen(60)).toEqual(['page 4', 4])
})

test('a kept page is for the browser what the first one was, without what the shop noted', async () => {
  const shop = openShop()
  const first = await shop.get()
  const [stored] = kept.values()
  // The cache must have it for as long as it may be needed.
  expect(stored?.headers.get('Cache-Control')).toBe(`public, max-age=${HOUR}`)
  stored?.headers.set('Age', '7')
  stored?.headers.set('CF-Cache-Status', 'HIT')
  const again = await openShop().get()
  expect(again.text).toBe('page 1')
  expect(Object.fromEntries(again.headers)).toEqual(Object.fromEntries(first.headers))
})

test('a kept page that does not say how long it may be kept is kept by no browser', async () => {
  const shop = openShop()
  await shop.get()
  const [stored] = kept.values()
  stored?.headers.delete('X-Page-Control')
  expect((await openShop().get()).headers.get('Cache-Control')).toBe('no-store')
})

test('a page that breaks is shown as it was, for an hour, and the log says so', async () => {
  const shop = openShop()
  await shop.get()
  shop.state.answer = { status: 500, headers: {} }
  time += HOUR - 1
  const { status, text } = await shop.get()
  expect([status, text]).toEqual([200, 'page 1'])
  expect(JSON.stringify(warned)).toContain('page served from need')
  expect(JSON.stringify(warned)).toMatch(/status\W+500/)
  expect(JSON.stringify(warned)).toMatch(/age\W+3599/)
  time += 1
  expect((await shop.get()).status).toBe(500)
})

test('only a page that broke is shown as it was: one that is gone is gone', async () => {
  const shop = openShop()
  await shop.get()
  time += 100
  shop.state.answer = { status: 404 }
  const gone = await shop.get()
  expect([gone.status, gone.text]).toEqual([404, 'nothing here'])
  shop.state.answer = { status: 499 }
  expect((await shop.get()).status).toBe(499)
})

test('a page that is not there says so in the words of the shop, kept or not, long or short', async () => {
  for (const [cache, path] of [
    ['on', '/none'],
    ['off', '/none'],
    ['on', `/${'x'.repeat(1000)}`],
  ] as const) {
    const shop = openShop({ cache })
    shop.state.answer = { status: 404 }
    expect(await shop.get(path)).toMatchObject({ status: 404, text: 'nothing here' })
  }
})

test('with the cache switched off every page is made anew, and nobody is refused', async () => {
  const refuse = async () => new Response('wait', { status: 429 })
  const shop = openShop({ cache: 'off', refuse })
  expect([(await shop.get()).text, (await shop.get()).text]).toEqual(['page 1', 'page 2'])
  expect(kept.size).toBe(0)
})

test('an address of more than a thousand letters is not kept, and refused like any other', async () => {
  const state: { answer: Response | null } = { answer: null }
  const shop = openShop({ refuse: async () => state.answer })
  const path = (letters: number) => `/${'x'.repeat(letters - 'https://shop.test/'.length)}`
  await shop.get(path(1001))
  expect(kept.size).toBe(0)
  await shop.get(path(1000))
  expect(kept.size).toBe(1)
  state.answer = new Response('wait', { status: 429 })
  expect((await shop.get(path(1001))).text).toBe('wait')
  expect((await openShop().get(path(1001))).text).toBe('page 1')
})

test('who may not have pages rendered is shown what is kept, of whatever age', async () => {
  let may = true
  const refuse = async () => (may ? null : new Response('wait', { status: 429 }))
  const shop = openShop({ refuse })
  await shop.get()
  may = false
  time += 600
  expect((await shop.get()).text).toBe('page 1')
  expect((await shop.get('/other')).status).toBe(429)
  expect(shop.state.rendered).toHaveLength(1)
})

test('a page depends on the parameters that it names, and on what is added for the visitor', async () => {
  const sorted = (given: string[]) => given.toSorted()
  const shop = openShop({
    ...{ parameters: { metal: sorted, page: () => [] } },
    ...{ added: () => ({ sizes: 'us' }) },
  })
  const first = await shop.get('/c?metal=gold&utm_source=x&page=2&metal=alloy')
  expect(shop.state.rendered).toEqual(['https://shop.test/c?metal=alloy&metal=gold&sizes=us'])
  expect((await shop.get('/c?metal=alloy&metal=gold')).text).toBe(first.text)
  expect((await shop.get('/c?metal=alloy')).text).not.toBe(first.text)
  const plain = openShop()
  await plain.get('/c?metal=gold')
  expect(plain.state.rendered).toEqual(['https://shop.test/c'])
})

test('a page that this isolate has just shown does not ask the cache again, until it is half a minute old', async () => {
  const shop = openShop()
  await shop.get()
  const match = vi.fn(cache.match)
  vi.stubGlobal('caches', { default: { ...cache, match } })
  time += 29
  expect((await shop.get()).text).toBe('page 1')
  expect(match).not.toHaveBeenCalled()
  time += 1
  await shop.get()
  expect(match).toHaveBeenCalledTimes(1)
})

const MB = 1024 * 1024
const pageOf = (bytes: number) => ({ body: new Uint8Array(bytes), headers: new Headers(), time })

test('an isolate remembers the newest pages, sixteen megabytes in all, whatever their number', () => {
  const { remember, recall } = rememberPages(30)
  for (const key of ['a', 'b', 'c']) remember(key, pageOf(5 * MB))
  expect(['a', 'b', 'c'].filter(recall)).toEqual(['a', 'b', 'c'])
  remember('d', pageOf(2 * MB))
  expect(['a', 'b', 'c', 'd'].filter(recall)).toEqual(['b', 'c', 'd'])
  remember('all by itself', pageOf(17 * MB))
  expect(['all by itself', 'b', 'c', 'd'].filter(recall)).toEqual([])
})

test('a page that is remembered anew, or is too old, takes no room any more', () => {
  const { remember, recall } = rememberPages(30)
  for (let n = 0; n < 9; n++) remember('renewed', pageOf(5 * MB))
  remember('other', pageOf(5 * MB))
  time += 30
  expect(['renewed', 'other'].filter(recall)).toEqual([])
  for (const key of ['a', 'b', 'c']) remember(key, pageOf(5 * MB))
  expect(['a', 'b', 'c'].filter(recall)).toHaveLength(3)
})

test('addresses and headers count too: of empty pages, it remembers some four thousand', () => {
  const { remember, recall } = rememberPages(30)
  for (let n = 0; n <= 4096; n++) remember(`page ${n}`, pageOf(0))
  expect(['page 0', 'page 1'].filter(recall)).toEqual(['page 1'])
})

test('pages of another version of the shop are not found', async () => {
  await openShop().get()
  expect((await openShop({ version: 'two' }).get()).text).toBe('page 1')
  const same = openShop()
  await same.get()
  expect(same.state.rendered).toHaveLength(0)
  for (const key of kept.keys()) expect(key).toMatch(/[?&]version=(one|two)&language=en$/)
})

test('without its cache the shop shows pages all the same, and the log says why they are slow', async () => {
  vi.stubGlobal('caches', {
    default: { ...cache, match: () => Promise.reject(new Error('cache is down')) },
  })
  const shop = openShop()
  expect((await shop.get()).text).toBe('page 1')
  expect(JSON.stringify(warned)).toContain('page cache does not answer')
})

test('however many meet an old page, one is made; and again, once that is done or failed', async () => {
  const shop = openShop()
  await shop.get()
  time += 40
  await Promise.all([shop.get(), shop.get(), shop.get()])
  expect(shop.state.rendered).toHaveLength(2)
  vi.stubGlobal('caches', {
    default: { ...cache, put: () => Promise.reject(new Error('cache is full')) },
  })
  time += 40
  await shop.get()
  expect(shop.failed).toEqual(['cache is full'])
  vi.stubGlobal('caches', { default: cache })
  await shop.get()
  expect(shop.state.rendered).toHaveLength(4)
})
