import { eq } from 'drizzle-orm'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { beforeEach, expect, test } from 'vitest'
import { composeContent } from '../../src/newsletter/compose/compose-content.tsx'
import { campaigns } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { offerRing } from '../support/catalogue.ts'
import { get } from '../support/get.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, config, db, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { putCampaign } from './put-campaign.ts'

beforeEach(async () => {
  await db.delete(campaigns)
})

/** What the archive links to, in its order. */
async function listed(page?: number): Promise<string[]> {
  const { page: html } = await get(paths.newsletterArchive(page))
  return [...html.matchAll(/href="\/newsletter\/archive\/([^"]+)"/g)].map(([, slug = '']) => slug)
}

async function feed() {
  const { page, headers } = await get(paths.newsletterFeed())
  expect(XMLValidator.validate(page)).toBe(true)
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    htmlEntities: true,
  })
  const { channel } = parser.parse(page).rss
  return { headers, channel, items: [channel.item ?? []].flat() }
}

const sitemap = async () => (await get(paths.sitemap())).page

const hidden: [what: string, campaign: Parameters<typeof putCampaign>[0]][] = [
  ['private', { slug: 'secret', isPublic: false }],
  ['still being written', { slug: 'secret', state: 'draft', startedAt: null, finishedAt: null }],
  ['still being sent', { slug: 'secret', state: 'sending', finishedAt: null }],
  ['cancelled on its way', { slug: 'secret', state: 'cancelled' }],
]

for (const [what, campaign] of hidden)
  test(`a newsletter that is ${what} is nowhere in the archive`, async () => {
    await putCampaign({ slug: 'spring' })
    await putCampaign(campaign)
    expect(await listed()).toEqual(['spring'])
    expect((await get(paths.archivedNewsletter('secret'))).status).toBe(404)
    expect((await get(paths.archivedNewsletter('spring'))).status).toBe(200)
    expect((await feed()).items).toHaveLength(1)
    expect(await sitemap()).not.toContain('secret')
  })

test('a newsletter that becomes private after it was sent disappears', async () => {
  const id = await putCampaign({ slug: 'spring' })
  expect((await get(paths.archivedNewsletter('spring'))).status).toBe(200)
  await db.update(campaigns).set({ isPublic: false }).where(eq(campaigns.id, id))
  expect((await get(paths.archivedNewsletter('spring'))).status).toBe(404)
  expect(await listed()).toEqual([])
  expect((await feed()).items).toEqual([])
})

test('the archive lists the newest first, 24 a page, and pages that are empty do not exist', async () => {
  for (let n = 1; n <= 25; n++) await putCampaign({ slug: `letter-${n}`, finishedAt: n })
  expect(await listed()).toEqual(Array.from({ length: 24 }, (_, at) => `letter-${25 - at}`))
  expect(await listed(2)).toEqual(['letter-1'])
  const { page } = await get(paths.newsletterArchive(2))
  expect(page).toContain('<title>Newsletters, page 2 ·')
  expect(page).toContain('rel="canonical" href="https://shop.test/newsletter/archive?page=2"')
  expect((await get(paths.newsletterArchive(3))).status).toBe(404)
  expect((await get(`${paths.newsletterArchive()}?page=x`)).status).toBe(404)
})

test('the archive can be kept by caches, names its feed, and an empty one says so', async () => {
  const { page, headers, status } = await get(paths.newsletterArchive())
  expect(status).toBe(200)
  expect(page).toContain('No newsletter has been sent yet.')
  expect(headers.get('Cache-Control')).toContain('no-cache')
  expect(page).toMatch(/<link rel="alternate" type="application\/rss\+xml"[^>]+archive\.xml"/)
  expect(await sitemap()).not.toContain('/newsletter/archive')
})

test('the feed is RSS with every newsletter once, the newest first', async () => {
  await putCampaign({ slug: 'old', finishedAt: 1_790_000_000 })
  const texts = { subject: 'Rings & <stones>', preheader: 'Ten “new” ones' }
  await putCampaign({ slug: 'new', finishedAt: 1_790_100_000, ...texts })
  const { headers, channel, items } = await feed()
  expect(headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8')
  expect(headers.get('Cache-Control')).toContain('max-age=3600')
  expect(channel.link).toBe('https://shop.test/newsletter/archive')
  expect(channel['atom:link']['@_href']).toBe('https://shop.test/newsletter/archive.xml')
  expect(channel.lastBuildDate).toBe('Tue, 22 Sep 2026 18:00:00 GMT')
  const address = 'https://shop.test/newsletter/archive/new'
  expect(items[0]).toEqual({
    ...{ title: texts.subject, description: texts.preheader, link: address, guid: address },
    pubDate: 'Tue, 22 Sep 2026 18:00:00 GMT',
  })
  expect(items[1]).toMatchObject({ description: 'About old', guid: expect.stringMatching(/old$/) })
})

test('the feed holds the newest twenty', async () => {
  for (let n = 1; n <= 21; n++) await putCampaign({ slug: `letter-${n}`, finishedAt: n })
  const { items } = await feed()
  expect(items).toHaveLength(20)
  expect(items.at(-1)?.guid).toMatch(/letter-2$/)
})

test('the sitemap names the archive and each newsletter with its day', async () => {
  await putCampaign({ slug: 'spring', finishedAt: 1_790_000_000 })
  const page = await sitemap()
  expect(page).toContain('<loc>https://shop.test/newsletter/archive</loc>')
  expect(page).toContain(
    '<loc>https://shop.test/newsletter/archive/spring</loc><lastmod>2026-09-21</lastmod>',
  )
})

test('a newsletter is a page of the shop: as it was sent, and to nobody in particular', async () => {
  const ring = await offerRing({ title: 'Rubia ring', stock: 1, price: 45_000 })
  const draft = {
    slug: 'spring',
    subject: '{name|Hello}, it is spring',
    preheader: 'For {name}',
    body: `Dear {name},\n\nsee *this*:\n\n[product: ${ring.handle}]\n\n[Elsewhere](https://lab.example/1)`,
    isPublic: true,
  }
  const content = JSON.stringify(await composeContent({ db, config }, draft))
  await putCampaign({ ...draft, content })
  const { page, headers } = await get(paths.archivedNewsletter('spring'))
  expect(page).toContain('<h1>Hello, it is spring</h1>')
  expect(page).toContain('<title>Hello, it is spring ·')
  expect(page).toContain('<meta name="description" content="For"')
  expect(page).toContain('<p>Dear,</p>')
  expect(page).toContain('see <em>this</em>')
  expect(page).toMatch(/>Rubia ring<\/span><span class="price">€450</)
  expect(page).toContain('Sent on Monday 21 September 2026')
  expect(page).toContain('utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=spring')
  expect(page).toMatch(
    /<a href="\/out\?to=https%3A%2F%2Flab\.example%2F1&amp;sig=[^"]+" rel="nofollow/,
  )
  expect(page).not.toMatch(/\{name|unsubscribe|preferences|[\uE000\uE001]/)
  expect(page.split('</head>')[1]).not.toMatch(/ style="/)
  expect(page).toContain('rel="canonical" href="https://shop.test/newsletter/archive/spring"')
  expect(headers.get('Cache-Control')).toContain('no-cache')
  expect((await get(paths.newsletterArchive())).page).toContain('>Hello, it is spring</a>')
  expect((await feed()).items[0]).toMatchObject({ title: 'Hello, it is spring' })
})

test('each page of the archive costs one round trip to the database', async () => {
  await putCampaign({ slug: 'spring' })
  for (const path of [
    ...[paths.newsletterArchive(), paths.archivedNewsletter('spring'), paths.newsletterFeed()],
    paths.sitemap(),
  ]) {
    let trips = 0
    const DB = interposed(bindings.DB, (_, act) => {
      trips++
      return act()
    })
    expect((await visitor(shopWith({ DB })).get(path)).status).toBe(200)
    expect(trips, path).toBe(1)
  }
})
