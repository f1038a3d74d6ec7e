import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readTerms } from '../../src/catalog/listing/rules/search-terms.ts'
import { textOfTerms } from '../../src/catalog/listing/search-queries.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { keptCode } from '../../src/platform/kept-code.ts'
import { piecesFor } from '../../src/recommendations/queries.ts'
import { person, recorded } from '../analytics/book.ts'
import { run } from '../import/import-into.ts'
import { interposed } from '../support/interposed-database.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { keep, sectionOf, sell, shownIn } from './support.ts'

const catalogue = [
  { handle: 'ruby-ring', title: 'Ruby <b>"Ring"</b>', stone: 'ruby' },
  { handle: 'ruby-band', title: 'Ruby Band', stone: 'ruby', price: 520 },
  { handle: 'ruby-studs', title: 'Ruby Studs', type: 'Earrings', stone: 'ruby' },
  { handle: 'ruby-gone', title: 'Ruby Gone', type: 'Earrings', stone: 'ruby', stock: 0 },
  { handle: 'ruby-asked', title: 'Ruby Asked', type: 'Earrings', stone: 'ruby', price: 0 },
  {
    handle: 'pearl-studs',
    title: 'Pearl Studs',
    type: 'Earrings',
    stone: 'pearl',
    metal: 'Sterling silver',
    price: 90,
  },
  {
    handle: 'pearl-strand',
    title: 'Pearl Strand',
    type: 'Necklace',
    stone: 'pearl',
    metal: 'Sterling silver',
    price: 120,
  },
  {
    handle: 'opal-brooch',
    title: 'Opal Brooch',
    type: 'Brooch',
    stone: 'opal',
    metal: 'Platinum 950',
    price: 3000,
  },
]

beforeAll(() => sell(catalogue))

beforeEach(() => run(['delete from kept_pieces', 'delete from cart_lines']))

const ring = { handle: 'ruby-ring', variant: '' }

test('home shows a guest pieces like those they kept, each with its reason', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring'])
  const { page, headers } = await guest.get('/')
  const shown = shownIn(page)
  expect(
    shown
      .map(([handle]) => handle)
      .slice(0, 2)
      .sort(),
  ).toEqual(['ruby-band', 'ruby-studs'])
  expect(shown[0]?.[1]).toBe('Because you kept Ruby &lt;b&gt;&quot;Ring&quot;&lt;/b&gt;')
  expect(headers.get('Cache-Control')).toBe('private, no-cache')
  expect(page).toContain('We store no profile.')
})

test('its cards have hearts, which keep a piece and lead back, on every page', async () => {
  for (const path of ['/', '/cart', '/search?q=opal+tiara']) {
    const guest = visitor()
    await keep(guest, ['ruby-ring'])
    const { page } = await guest.get(path)
    const hearts = sectionOf(page).match(/<button class="heart"[^>]*>/g) ?? []
    expect(hearts, path).toHaveLength(shownIn(page).length)
    const heart = hearts.find((each) => each.includes('value="ruby-studs"'))
    expect(heart).toContain('form="keep-for-you" name="keep" aria-pressed="false"')
    expect(page.match(/<form id="keep-for-you" method="post" action="\/kept">/g)).toHaveLength(1)
    const from = { Origin: 'https://shop.test', Referer: `https://shop.test${path}` }
    const kept = await guest.post('/kept', { keep: 'ruby-studs' }, from)
    expect([kept.status, kept.location]).toEqual([303, path])
    const after = shownIn((await guest.get(path)).page).map(([handle]) => handle)
    expect(after, path).not.toContain('ruby-studs')
  }
})

test('nothing kept, in the cart, sold out or on request is shown', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring', 'ruby-band'])
  const handles = shownIn((await guest.get('/')).page).map(([handle]) => handle)
  expect(handles).toContain('ruby-studs')
  for (const handle of ['ruby-ring', 'ruby-band', 'ruby-gone', 'ruby-asked'])
    expect(handles).not.toContain(handle)
})

test('the cart shows what goes with what is in it', async () => {
  const shopper = visitor()
  const { page } = await shopper.get('/products/ruby-ring')
  const [, variant = ''] = /name="variant"[^>]*value="([^"]+)"/.exec(page) ?? []
  await addToCart(shopper, { ...ring, variant })
  const shown = new Map(shownIn((await shopper.get('/cart')).page))
  expect(shown.get('ruby-studs')).toMatch(/^Goes with Ruby/)
  expect(shown.get('ruby-band')).toMatch(/^Because Ruby .* is in your cart$/)
})

test('where nothing was found, what the words of the search do find is shown as well', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring'])
  const { page } = await guest.get('/search?q=opal+tiara+%3Ci%3E')
  expect(new Map(shownIn(page)).get('opal-brooch')).toBe(
    'Because you searched for “opal tiara &lt;i&gt;”',
  )
  expect(sectionOf((await guest.get('/search?q=ruby')).page)).toBe('')
})

test('the search that led to a page counts, one of another site does not', async () => {
  const guest = visitor()
  await keep(guest, ['pearl-studs'])
  const reasons = async (from: string) =>
    new Map(shownIn((await guest.get('/', { Referer: from })).page)).get('opal-brooch') ?? ''
  expect(await reasons('https://shop.test/search?q=opal')).toMatch(/^Because you searched/)
  expect(await reasons('https://shop.test/products/x?q=opal')).not.toMatch(/searched/)
  expect(await reasons('https://other.test/search?q=opal')).not.toMatch(/searched/)
})

test('who is no guest gets the page that everybody gets, and no cookie', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring'])
  const plain = (page: string) => page.replaceAll(/value="[\w-]{20,}"/g, '')
  const before = await visitor().get('/')
  const theirs = await guest.get('/')
  const after = await visitor().get('/')
  expect(plain(after.page)).toBe(plain(before.page))
  expect(sectionOf(after.page)).toBe('')
  expect(sectionOf(theirs.page)).not.toBe('')
  expect(after.headers.get('Set-Cookie')).toBeNull()
})

test('a token that nobody has shows nothing, whatever its cookie says it kept', async () => {
  const stranger = visitor()
  stranger.cookies.set('__Host-cart', `${'x'.repeat(32)}.3..${keptCode('ruby-ring')}`)
  for (const path of ['/', '/cart', '/search?q=opal+tiara'])
    expect(sectionOf((await stranger.get(path)).page), path).toBe('')
})

/** A shop that does this before it reads the pieces of a guest. */
function before(act: () => void) {
  const DB = interposed(bindings.DB, async (trip, read) => {
    if (trip.some(({ sql }) => sql.includes('"kept_pieces"'))) act()
    return read()
  })
  return visitor(shopWith({ DB }))
}

test('who keeps nothing and has nothing in the cart is not looked up', async () => {
  let reads = 0
  const guest = before(() => reads++)
  await keep(guest, ['ruby-ring'])
  const kept = guest.cookies.get('__Host-cart') ?? ''
  guest.cookies.set('__Host-cart', `${kept.slice(0, 32)}.0.540eu.`)
  expect(sectionOf((await guest.get('/')).page)).toBe('')
  expect(reads).toBe(0)
  guest.cookies.set('__Host-cart', kept)
  expect(sectionOf((await guest.get('/')).page)).not.toBe('')
  expect(reads).toBe(1)
})

test('a page does without when nothing can be picked', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const guest = before(() => {
    throw new Error('D1_ERROR: no answer')
  })
  await keep(guest, ['ruby-ring'])
  const { status, page } = await guest.get('/')
  expect([status, sectionOf(page)]).toEqual([200, ''])
  expect(page).toContain('</html>')
  const said = JSON.stringify(log.mock.calls)
  expect(said).toContain('nothing picked for a guest')
  expect(said).not.toContain(guest.cookies.get('__Host-cart')?.slice(0, 32))
  log.mockRestore()
})

test('the switch ends it for this guest alone, and begins it again', async () => {
  const [guest, other] = [visitor(), visitor()]
  await keep(guest, ['ruby-ring'])
  await keep(other, ['ruby-ring'])
  const { page } = await guest.get('/')
  expect(sectionOf(page)).toContain('Don’t pick for me')
  const off = await guest.submit('/kept/for-you', page, { use: 'off' })
  expect([off.status, off.location]).toEqual([303, '/'])
  for (const path of ['/', '/cart', '/search?q=opal+tiara'])
    expect(sectionOf((await guest.get(path)).page), path).toBe('')
  expect(sectionOf((await other.get('/')).page)).not.toBe('')
  await guest.post('/kept/for-you', { use: 'on', at: 'home' })
  expect(sectionOf((await guest.get('/')).page)).not.toBe('')
})

/** What is read for a guest who searched for opals. */
const readFor = async (guest: Visitor) =>
  piecesFor(db, {
    tokenHash: await hashToken(guest.cookies.get('__Host-cart')?.slice(0, 32) ?? ''),
    terms: textOfTerms(readTerms('opal')),
  })

test('what is sold out or kept takes no place among the few that are read', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring', 'ruby-band'])
  const handles = (await readFor(guest)).candidates.map(({ handle }) => handle)
  expect(handles).toContain('ruby-studs')
  for (const handle of ['ruby-gone', 'ruby-ring', 'ruby-band'])
    expect(handles).not.toContain(handle)
})

test('of who wants nothing picked no piece is read', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring'])
  const read = () => readFor(guest)
  const { allowed, ...pieces } = await read()
  expect([allowed, ...Object.values(pieces).map(({ length }) => length > 0)]).not.toContain(false)
  await guest.post('/kept/for-you', { use: 'off', at: 'home' })
  expect(await read()).toEqual({
    ...{ allowed: false, signals: [], candidates: [], relations: [], cards: [] },
  })
})

test('the switch takes no other word, leads nowhere else, and makes no guest', async () => {
  const guest = visitor()
  await keep(guest, ['ruby-ring'])
  const odd = await guest.post('/kept/for-you', { use: 'never', at: '//elsewhere.test' })
  expect([odd.status, odd.location]).toEqual([303, '/'])
  expect(sectionOf((await guest.get('/')).page)).not.toBe('')
  const nobody = visitor()
  await nobody.post('/kept/for-you', { use: 'off', at: 'cart' })
  expect(nobody.cookies.size).toBe(0)
})

test('that pieces were seen and one was followed is counted, and of nobody in particular', async () => {
  const guest = person()
  await keep(guest, ['ruby-ring'])
  recorded()
  const { page } = await guest.get('/')
  const seen = recorded()
  expect(seen.map(({ event }) => event)).toEqual(['page viewed', 'recommendations seen'])
  const [, link = ''] = /href="(\/products\/ruby-[^"]*from=for-you)"/.exec(page) ?? []
  await guest.get(link, { Referer: 'https://shop.test/' })
  const followed = recorded()
  expect(followed.map(({ event }) => event)).toEqual(['product viewed', 'recommendation followed'])
  expect(JSON.stringify([...seen, ...followed])).not.toContain(
    guest.cookies.get('__Host-cart')?.slice(0, 32),
  )
  await person().get(link, { Referer: 'https://friend.test/' })
  expect(recorded().map(({ event }) => event)).toEqual(['product viewed'])
})
