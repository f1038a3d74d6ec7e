import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { collections } from '../../src/catalog/tables.ts'
import { paths } from '../../src/paths.ts'
import { leadOut, outLink } from '../../src/platform/out-links.ts'
import { firefox, openIsolate, person, points, recorded } from '../analytics/book.ts'
import { putProduct } from '../catalog/products.ts'
import { newest, sent } from '../fulfilment/parcels.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { config, db, type Visitor, visitor } from '../support/shop.ts'

beforeEach(() => {
  points.length = 0
})

const lab = 'https://www.lab.example/report?no=LG1&lang=en'

/** The links of a page that leave the shop, by way of it or not, as a browser reads them. */
const linksOut = (page: string) =>
  [...page.matchAll(/<a href="(https?:[^"]*|\/out[^"]*)"( rel="([^"]*)")?>/g)].map(
    ([, href = '', , rel]) => ({ href: href.replaceAll('&amp;', '&'), rel }),
  )

const followed = async (reader: Visitor, href: string, headers: Record<string, string> = {}) => {
  const { status, location, headers: said } = await reader.get(href, headers)
  return { status, location, said: (name: string) => said.get(name) }
}

describe('a link of the shop to another site', () => {
  test('leads there by way of the shop, which tells that site nothing', async () => {
    const answer = await followed(person(), await outLink(config, lab))
    expect(answer).toMatchObject({ status: 303, location: lab })
    expect(answer.said('Referrer-Policy')).toBe('no-referrer')
    expect(answer.said('Cache-Control')).toBe('no-store')
    expect(answer.said('X-Robots-Tag')).toBe('noindex')
  })

  test('is counted by the name of the site, and by nothing else of it', async () => {
    await person().get(await outLink(config, lab))
    const [seen, ...more] = recorded()
    expect(more).toEqual([])
    expect(seen).toMatchObject({ event: 'link followed', page: '/out', target: 'lab.example' })
    expect(JSON.stringify(seen)).not.toMatch(/LG1|report/)
  })

  test('does not count a robot', async () => {
    const robot = person({ 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    expect((await followed(robot, await outLink(config, lab))).location).toBe(lab)
    expect(recorded()).toEqual([{ event: 'dropped', page: '/out', reason: 'bot' }])
  })

  test('leads no browser anywhere that fetches ahead', async () => {
    const hasty = person({ 'Sec-Purpose': 'prefetch' })
    const answer = await followed(hasty, await outLink(config, lab))
    expect(answer).toMatchObject({ status: 503, location: '' })
    expect(recorded()).toEqual([])
  })

  test('leads whoever is not counted there too, and notes nothing', async () => {
    const answer = await followed(person({ 'Sec-GPC': '1' }), await outLink(config, lab))
    expect(answer.location).toBe(lab)
    expect(recorded()).toEqual([])
  })

  test.each([
    ['a page of the shop', 'https://shop.test/collections/rings'],
    ['a path of the shop', '/collections/rings'],
    ['a mail', 'mailto:anna@example.com'],
    ['an address with a password', 'https://anna:secret@lab.example/'],
    ['no web address', 'javascript:alert(1)'],
    ['more than an address may hold', `https://lab.example/${'a'.repeat(4000)}`],
  ])('is left as it is if it is %s', async (_, href) => {
    expect(await outLink(config, href)).toBe(href)
  })
})

describe('the shop leads nobody where it did not want to', () => {
  const refused = async (to: string, sig: string) => {
    const answer = await person().get(paths.out(to, sig))
    expect(answer, to).toMatchObject({ status: 404, location: '' })
    expect(answer.page).toContain('This page isn’t here')
  }
  const signatureOf = async (target: string) =>
    new URL(await outLink(config, target), 'https://shop.test').searchParams.get('sig') ?? ''

  test('without a signature, or with that of another address', async () => {
    const sig = await signatureOf(lab)
    expect(sig).toMatch(/^[\w-]{22}$/)
    await refused('https://evil.example/', '')
    await refused('https://evil.example/', sig)
    await refused(lab, sig.slice(0, -1))
    await refused(`${lab}&more`, sig)
    await refused('', '')
    const none = await followed(person(), '/out')
    expect(none).toMatchObject({ status: 404, location: '' })
  })

  test('with an address before or after the signed one', async () => {
    const signed = await outLink(config, lab)
    const evil = `to=${encodeURIComponent('https://evil.example/')}`
    expect((await followed(person(), signed.replace('?', `?${evil}&`))).status).toBe(404)
    expect((await followed(person(), `${signed}&${evil}`)).location).toBe(lab)
  })

  test('whatever the address and the signature are', async () => {
    const isolate = openIsolate()
    const sig = await signatureOf(lab)
    const near = fc.nat(21).map((at) => sig.slice(0, at) + sig.slice(at + 1))
    const target = fc.oneof(
      fc.webUrl(),
      fc.constantFrom('//evil.example', 'javascript:alert(1)', '/\\evil.example', lab),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(target, fc.oneof(near, fc.string(), fc.base64String()), async (to, sig) => {
        const address = `https://shop.test/out?${new URLSearchParams({ to, sig })}`
        const headers = { 'User-Agent': firefox }
        const { status } = await isolate(new Request(address, { headers, redirect: 'manual' }))
        expect(status).toBe(404)
      }),
      { numRuns: 100 },
    )
  })
})

describe('on the pages of the shop', () => {
  const html =
    '<p>Cut in <a href="https://town.example/a?b=1&amp;c=2" rel="noopener">town</a>, see ' +
    '<a href="/collections/rings">rings</a> or <a href="mailto:a@b.example">write</a>.</p>'

  test('an owner’s description leads out by way of the shop, the same for everyone', async () => {
    const descriptionHtml = html
    await db
      .insert(collections)
      .values({ id: 'led', handle: 'led', title: 'Led', descriptionHtml, position: 0 })
    const certificate = { lab: 'GIA', number: '2141438171' }
    const stones = [{ kind: 'diamond', origin: 'natural' as const, count: 1, certificate }]
    await putProduct({ handle: 'led', descriptionHtml, facts: { stones, dimensions: {} } as never })
    const gia = 'https://www.gia.edu/report-check?reportno=2141438171'
    for (const [path, targets] of [
      ['/collections/led', ['https://town.example/a?b=1&c=2']],
      ['/products/led', ['https://town.example/a?b=1&c=2', gia]],
    ] as const) {
      const { page } = await visitor().get(path)
      const links = linksOut(page)
      expect(links.map(({ rel }) => rel)).toEqual(targets.map(() => 'nofollow noreferrer'))
      const ends = links.map(async ({ href }) => (await followed(person(), href)).location)
      expect(await Promise.all(ends)).toEqual(targets)
      expect(page).toContain('<a href="/collections/rings">rings</a>')
      expect(page).toContain('<a href="mailto:a@b.example">write</a>')
      expect(linksOut((await person({ 'CF-IPCountry': 'NL' }).get(path)).page)).toEqual(links)
    }
  })

  test('what it says in other places stays as it is', async () => {
    const twice = `<p>https://town.example ${html}${html}</p>`
    const led = await leadOut(config, twice)
    expect(led.replace(/<a href="\/out[^>]*>/g, '<a>')).toBe(
      twice.replace(/<a href="https[^>]*>/g, '<a>'),
    )
    expect(new Set(linksOut(led).map(({ href }) => href)).size).toBe(1)
  })

  test('a parcel is followed by way of the shop, which notes the carrier and no number', async () => {
    const order = await sellAndPay([{}])
    await sent(order.id)
    const { number, link } = await newest(order.id)
    const { page } = await order.shopper.get(`/orders/${order.number}`)
    const [at] = linksOut(page)
    expect(at?.rel).toBe('nofollow noreferrer')
    points.length = 0
    expect((await followed(person(), at?.href ?? '')).location).toBe(link)
    const seen = recorded()
    expect(seen).toMatchObject([{ event: 'link followed', target: 'jouw.postnl.nl' }])
    expect(JSON.stringify(seen)).not.toContain(number)
    // A mail leads there itself: nobody but its reader should know that it was read.
    expect(JSON.stringify(await sendDueMails())).toContain(`href=\\"${link}\\"`)
  })
})
