import { beforeEach, describe, expect, test } from 'vitest'
import { purposes } from '../../src/policies/words/en/visits.tsx'
import { person, points, recorded } from '../analytics/book.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import type { Visitor } from '../support/shop.ts'

const path = '/privacy/counting'

beforeEach(() => {
  points.length = 0
})

/** What the page says of whoever asks for it: how it stands, and each row of its table. */
async function look(who: Visitor, headers: Record<string, string> = {}) {
  const { page } = await who.get(path, headers)
  const rows = [...page.matchAll(/<th scope="row">(.*?)<\/th><td><code>(.*?)<\/code>/gs)]
  return {
    standing: /role="status"><strong>(.*?)<\/strong> (.*?)<\/p>/.exec(page)?.slice(1).join(' '),
    noted: rows.map(([, what, now]) => [what, now]),
    offered: /name="count" value="(\w+)"/.exec(page)?.[1],
    page,
  }
}

describe('the page says whether this browser is counted, and why', () => {
  test('counted: with exactly what was recorded of it', async () => {
    const headers = { 'Accept-Language': 'nl-NL', Referer: 'https://www.blog.example/a' }
    const { standing, noted, offered } = await look(person(), headers)
    expect(standing).toContain('Your visits are counted.')
    expect(offered).toBe('no')
    const [seen, ...more] = recorded()
    expect(more).toEqual([])
    expect(seen).toMatchObject({ page: path, channel: 'referral', language: 'nl-NL' })
    // That it was recorded how long the answer took, the page can only announce.
    const { answerTime, ...known } = seen ?? {}
    expect(answerTime).toBeTruthy()
    const explained = Object.entries(known).map(([column, text]) => [
      purposes[column as keyof typeof purposes].what,
      text,
    ])
    expect(noted.toSorted()).toEqual(explained.toSorted())
  })

  test.each([
    ['Global Privacy Control', { 'Sec-GPC': '1' }],
    ['Do Not Track', { DNT: '1' }],
  ])('not counted because of %s', async (name, headers) => {
    const { standing, noted, offered } = await look(person(headers))
    expect(standing).toContain(`Your visits aren’t counted. Your browser asks every site`)
    expect(standing).toContain(name)
    expect([noted, offered]).toEqual([[], undefined])
    expect(recorded()).toEqual([])
  })

  test('a program is told that only its like is noted', async () => {
    const { standing, noted } = await look(person({ 'User-Agent': 'curl/8.5.0' }))
    expect(standing).toContain('You aren’t counted as a person.')
    expect(noted.map(([, now]) => now)).toEqual(['dropped', path, 'bot'])
  })
})

describe('the switch', () => {
  test('is off and on again without a script, by a cookie that says no and nothing else', async () => {
    const who = person()
    expect(who.cookies.size).toBe(0)
    const { page } = await look(who)
    const off = await who.submit(path, page, { count: 'no' })
    expect([off.status, off.location]).toEqual([303, path])
    expect(off.headers.getSetCookie()).toEqual([
      '__Host-uncounted=1; Max-Age=34128000; Path=/; HttpOnly; Secure; SameSite=Lax',
    ])
    recorded()
    const { standing, noted, offered } = await look(who)
    expect(standing).toContain('Your visits aren’t counted. You asked us')
    expect([noted, offered]).toEqual([[], 'yes'])

    await who.post(path, { count: 'yes' })
    expect(who.cookies.size).toBe(0)
    expect((await look(who)).standing).toContain('Your visits are counted.')
    expect(recorded()).toHaveLength(1)
  })

  test('stops everything that is noted of a browser, and of a program too', async () => {
    const ring = await offerRing()
    for (const headers of [{}, { 'User-Agent': 'curl/8.5.0' }]) {
      const who = person({ Cookie: '__Host-uncounted=1', ...headers })
      for (const address of ['/', '/search?q=ring', '/nowhere', path]) await who.get(address)
    }
    const shopper = person()
    await shopper.post(path, { count: 'no' })
    expect((await addToCart(shopper, ring)).status).toBe(303)
    expect(recorded()).toEqual([])
  })

  test('keeps its cookie beside that of the cart', async () => {
    const ring = await offerRing()
    const shopper = person()
    await addToCart(shopper, ring)
    await shopper.post(path, { count: 'no' })
    expect([...shopper.cookies.keys()]).toEqual(['__Host-cart', '__Host-uncounted'])
    expect((await shopper.get('/cart')).page).toContain('Test ring')
  })

  test('changes nothing for a form that does not say what it wants', async () => {
    const { status, headers } = await person().post(path, { count: 'maybe' })
    expect([status, headers.getSetCookie()]).toEqual([303, []])
  })

  test('is in reach of every page, and of the privacy policy’s text', async () => {
    const { page } = await person().get('/')
    expect(page).toContain(`<a href="${path}">Counting visits</a>`)
    const policy = await person().get('/policies/privacy')
    expect(policy.page.split('<footer')[0]).toContain(`href="${path}"`)
  })
})
