import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import {
  collectionProducts,
  collections,
  products,
  relatedProducts,
} from '../../src/catalog/tables.ts'
import { patterns } from '../../src/paths.ts'
import { setClock } from '../../src/platform/clock.ts'
import { hashToken, randomToken } from '../../src/platform/digest.ts'
import { keptCode } from '../../src/platform/kept-code.ts'
import { openIsolate } from '../analytics/book.ts'
import { keep, share, tokenOf } from '../kept/keeping.ts'
import { putCampaign } from '../newsletter/put-campaign.ts'
import { leaked } from '../security/canary.ts'
import { isOf, pathOf, routes } from '../security/routes.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, type Visitor, visitor } from '../support/shop.ts'

// Pages are compared to the letter: they are all of one second.
const second = Date.now()
setClock(() => second)
const log = vi.spyOn(console, 'warn').mockReturnValue()
afterAll(() => log.mockRestore())

const rings = await Promise.all(
  ['ruby', 'ruby', 'pearl', 'opal'].map((kind, at) =>
    offerRing({
      ...{ title: `Ring ${at} of ${kind}`, stock: 9, sizes: ['52', '54'] },
      engraving: { maxLetters: 12 },
      facts: { stones: [{ kind, origin: 'natural', count: 1 }] } as never,
    }),
  ),
)
const [ring] = rings
const list = { id: 'rubies', handle: 'rubies', title: 'Rubies', descriptionHtml: '', position: 0 }
await db.insert(collections).values(list)
for (const [position, { handle }] of rings.entries())
  await db
    .insert(collectionProducts)
    .values({ productId: handle, collectionId: 'rubies', position })
// What an import would write besides: who keeps the first is shown the last.
const related = { productId: ring?.handle ?? '', otherId: rings.at(-1)?.handle ?? '' }
await db.insert(relatedProducts).values({ ...related, kind: 'similar', rank: 1 })
await db.update(products).set({ offers: [['availability=in-stock']], offerPrices: [[0, 89_000]] })
await putCampaign({ slug: 'spring' })

/** What an address is filled in with. */
const named: Record<string, string> = {
  slug: 'spring',
  name: 'privacy',
  file: `${ring?.handle}.md`,
}
const publicRoutes = routes.filter((route) => /^GET \/(?!admin)/.test(route))
/** An address of every route, and some that their parameters change. */
const paths = [
  ...publicRoutes.map((route) =>
    pathOf(route, (name) => {
      if (name !== 'handle') return named[name] ?? 'x'
      return route.includes('/collections/') ? list.handle : (ring?.handle ?? '')
    }),
  ),
  ...[`/products/${ring?.handle}?variant=${ring?.ids['54']}`, '/search?q=ruby', '/search?q=tiara'],
  `/pages/ring-sizes?ring=${ring?.handle}`,
  '/collections/rubies?sort=price-ascending&price.gte=1',
]

type Put = { body: string; headers: Record<string, string> }
/** What was put into the page cache since the last look, by its address. */
let puts = new Map<string, Put>()
const put = Cache.prototype.put
vi.spyOn(Cache.prototype, 'put').mockImplementation(async function (this: Cache, key, page) {
  const address = new URL(String(key))
  // How a visitor came is kept in the same way, but not as a page.
  if (address.searchParams.has('version')) {
    address.searchParams.delete('version')
    const copy = page.clone() as unknown as Response
    puts.set(address.href, { body: await copy.text(), headers: Object.fromEntries(copy.headers) })
  }
  return put.call(this, key, page)
})
afterAll(() => vi.restoreAllMocks())

/** An isolate of a version of the shop: those of one version share what is kept at the edge. */
const isolate = (version: string, country: string) =>
  openIsolate(
    {
      ...{ ...bindings, PAGE_CACHE: 'on' },
      CF_VERSION_METADATA: { id: version, tag: '', timestamp: '' },
    },
    { country },
  )

const systems = fc.constantFrom('us', 'uk', 'eu', 'jp', 'ch')
const letters = fc.constantFrom(...'BDFGHKLMNPRSTVWZ')
/** Somebody, and what they have done before they look at pages. */
const somebody = fc.record({
  knows: fc.constantFrom('nothing', 'a cookie', 'a made-up cookie'),
  engraving: fc.array(letters, { minLength: 9, maxLength: 12 }).map((all) => all.join('')),
  inCart: fc.integer({ min: 0, max: 3 }),
  kept: fc.subarray([0, 1, 2, 3]),
  told: fc.option(fc.record({ system: systems, size: fc.constantFrom(520, 540, 555) })),
  forYou: fc.boolean(),
  shares: fc.boolean(),
  country: fc.constantFrom('NL', 'US', 'GB', 'JP', 'DE'),
  language: fc.constantFrom('nl-NL', 'el', 'en-US', 'xx'),
  uncounted: fc.boolean(),
})
type Somebody = {
  [what in 'knows' | 'engraving' | 'country' | 'language']: string
} & { inCart: number; kept: number[]; told: { system: string; size: number } | null } & {
  [whether in 'forYou' | 'shares' | 'uncounted']: boolean
}
type Person = { who: Visitor; headers: Record<string, string>; country: string; secrets: string[] }

/** Lets somebody do what they do, and tells what nobody else may ever see. */
async function bring(one: Somebody): Promise<Person> {
  const name = crypto.randomUUID().slice(0, 8)
  const headers = {
    ...{ 'CF-Connecting-IP': `from-${name}`, 'Accept-Language': one.language },
    ...{ Referer: `https://site-${name}.example/`, Authorization: `Bearer ${name}` },
    'User-Agent': `Mozilla/5.0 (X11; rv:145.0) Gecko/20100101 Firefox/145.0 ${name}`,
  }
  const who = visitor({ headers })
  const secrets = [name]
  if (one.knows === 'a cookie') {
    for (const [at, each] of rings.entries()) {
      if (at < one.inCart) await addToCart(who, each, at === 0 ? { engraving: one.engraving } : {})
      if (one.kept.includes(at)) await keep(who, { ...each, variant: each.ids['54'] ?? '' })
    }
    if (one.told)
      await who.post('/cart/ring-size', { system: 'eu', size: String(one.told.size / 10) })
    if (!one.forYou) await who.post('/kept/for-you', { use: 'off', at: 'home' })
    if (one.shares && one.kept.length > 0)
      secrets.push((await share(who)).split('/').at(-1) ?? 'none')
    secrets.push(one.engraving)
  } else if (one.knows === 'a made-up cookie') {
    const told = one.told ? `${one.told.size}${one.told.system}` : ''
    const codes = one.kept.map((at) => keptCode(rings[at]?.handle ?? '')).join('')
    who.cookies.set('__Host-cart', `${randomToken()}.${one.inCart}.${told}.${codes}`)
    who.cookies.set('__Host-order', `x.${name}.y`)
    who.cookies.set('__Host-newsletter', name)
  }
  const token = tokenOf(who)
  if (token) secrets.push(token, await hashToken(token))
  if (one.uncounted) who.cookies.set('__Host-uncounted', '1')
  return { who, headers, country: one.country, secrets }
}

/** All pages as a person sees them in a version of the shop, and what that put into the cache. */
async function lookAround({ who, headers, country }: Person, version: string, addresses: string[]) {
  const there = visitor({ headers, answer: isolate(version, country) })
  for (const [name, value] of who.cookies) there.cookies.set(name, value)
  puts = new Map()
  const seen = new Map<string, string>()
  for (const path of addresses) {
    const { status, page, headers: all } = await there.get(path)
    const common = page.replaceAll(/name="(key|sent)" value="[\w.-]+"/g, '$1')
    // The cache adds when it was given the page, and how long it is.
    const own = [...all].filter(([name]) => !['date', 'content-length'].includes(name))
    seen.set(path, `${status} ${JSON.stringify(own)} ${common}`)
  }
  return { seen, puts }
}

/** The addresses whose pages are put into the cache. */
async function cachedPaths(): Promise<string[]> {
  const found: string[] = []
  const there = visitor({ answer: isolate('first', 'NL') })
  for (const path of paths) {
    puts = new Map()
    await there.get(path)
    if (puts.size > 0) found.push(path)
  }
  return found
}

const cached = await cachedPaths()

test('these pages are kept for everyone, and no others', () => {
  const kept = publicRoutes.filter((route) => cached.some((path) => isOf(route, path)))
  expect(kept.map((route) => route.slice('GET '.length)).toSorted()).toEqual(
    [
      ...[patterns.home, patterns.collection, patterns.product, patterns.productText],
      ...[patterns.search, patterns.searchSuggest, patterns.ringSizes, patterns.policy],
      ...[patterns.newsletter, patterns.newsletterArchive, patterns.archivedNewsletter],
      ...[patterns.newsletterFeed, patterns.sitemap, patterns.robots, patterns.googleFeed],
      patterns.llms,
    ].toSorted(),
  )
})

test('whoever asks first, the page cache gets the same bytes, and nobody is shown another’s page', {
  timeout: 120_000,
}, async () => {
  /** What the cache was ever given under an address. */
  const given = new Map<string, Put>()
  const secrets: string[] = []
  const shown = { forYou: 0, mySize: 0, heart: 0 }
  const check = async (first: Person, second: Person) => {
    const [shared, own] = [crypto.randomUUID(), crypto.randomUUID()]
    const filled = await lookAround(first, shared, cached)
    const fromShared = await lookAround(second, shared, cached)
    const alone = await lookAround(second, own, cached)
    for (const { puts } of [filled, fromShared, alone])
      for (const [address, page] of puts) {
        expect(page, address).toEqual(given.get(address) ?? page)
        given.set(address, page)
      }
    for (const path of cached) {
      const page = alone.seen.get(path) ?? ''
      expect(fromShared.seen.get(path), path).toBe(page)
      expect(page, path).not.toContain('"set-cookie"')
      expect(leaked(page, first.secrets), path).toEqual([])
      shown.forYou += Number(page.includes('class="for-you"'))
      shown.mySize += Number(page.includes('class="my-size"'))
      shown.heart += Number(page.includes('aria-pressed="true"'))
    }
    secrets.push(...first.secrets, ...second.secrets)
  }
  const from = { country: 'NL', language: 'nl-NL', uncounted: false }
  const did = { engraving: 'BRIGITT', inCart: 2, kept: [0, 2], forYou: true, shares: true }
  const guest = { ...from, ...did, knows: 'a cookie', told: { system: 'us', size: 540 } }
  const stranger = { ...guest, knows: 'nothing', country: 'US' }
  await check(await bring(guest), await bring(stranger))
  await check(await bring(stranger), await bring(guest))
  await fc.assert(
    fc.asyncProperty(somebody, somebody, async (one, other) => {
      await check(await bring(one), await bring(other))
    }),
    { numRuns: 2, endOnFailure: true },
  )
  // Guests saw what is theirs, in pages that were kept for everyone.
  for (const [part, times] of Object.entries(shown)) expect([part, times > 0]).toEqual([part, true])
  expect(leaked(JSON.stringify([...given]), secrets)).toEqual([])
})
