import { parse } from 'csv-parse/sync'
import { beforeEach, expect, test } from 'vitest'
import type { Dimension } from '../../src/analytics/dimensions.ts'
import { paths, patterns } from '../../src/paths.ts'
import { groups, panels } from '../../src/statistics/admin/audience/panels.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { bindings, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { rowsOf, wordsOf } from './panel-rows.ts'
import { daysAgo, forgetVisits, seedDay } from './seed-visits.ts'

const owner = await atTheDesk('owner')
const books = await atTheDesk('books')

beforeEach(forgetVisits)

const bytesOf = (page: string) => new TextEncoder().encode(page).length

/** As many keys of a dimension as any page shows, and more. */
const many = (start: string, count = 40) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${start}${n}`, count - n]))

const everything: { [dimension in Dimension]?: Record<string, number> } = {
  channel: { internal: 0, search: 9, direct: 7, social: 3, email: 2, paid: 1, referral: 1 },
  'previous-site': many('a-site-with-a-rather-long-name-'),
  source: many('newsletter-of-spring-'),
  campaign: many('a campaign of some words '),
  page: many('/products/a-ring-with-a-rather-long-handle-'),
  'entry-page': many('/products/a-ring-with-a-rather-long-handle-'),
  'exit-page': many('/products/a-ring-with-a-rather-long-handle-'),
  'following-site': many('certificates-'),
  country: Object.fromEntries(
    'NL DE FR BE GB US CA IT ES PT AT CH SE NO DK FI PL CZ JP AU BR IN CN ZA'
      .split(' ')
      .map((code, n) => [code, 24 - n]),
  ),
  region: many('NL-'),
  language: {
    'nl-NL': 9,
    'de-DE': 8,
    'en-GB': 7,
    fr: 5,
    'fr-CA': 4,
    it: 3,
    es: 3,
    pt: 2,
    sv: 2,
    da: 1,
    fi: 1,
  },
  browser: many('Browser '),
  system: many('System '),
  device: { phone: 9, computer: 5, tablet: 2, other: 1 },
  hour: Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [String(n).padStart(2, '0'), n + 1]),
  ),
}

test('the owner reads who came, ranked, with names and what changed', async () => {
  const title = 'Rubia Ring'
  const { handle } = await offerRing({ title })
  await seedDay(daysAgo(3), {
    country: { NL: 12, DE: 40, XX: 1 },
    channel: { search: 5, direct: 8, internal: 99 },
    language: { 'nl-NL': 4 },
    page: { [`/products/${handle}`]: 9, '/': 20, '/products/gone': 1 },
  })
  await seedDay(daysAgo(33), { country: { NL: 10, FR: 3 } })
  const { page, status } = await owner.get(paths.deskAudience())
  expect(status).toBe(200)
  expect(rowsOf(page, 'country')).toEqual([
    { name: 'Germany', href: '?country=DE', cells: ['40', '80', 'new'] },
    {
      name: 'Netherlands',
      href: '?country=NL',
      cells: ['12', '24', '+20%'],
    },
    { name: 'Not known', href: '?country=XX', cells: ['1', '2', 'new'] },
  ])
  expect(rowsOf(page, 'language')[0]?.name).toBe('Dutch (Netherlands)')
  expect(rowsOf(page, 'page').map(({ name, cells }) => [name, cells[0]])).toEqual([
    ['Home page /', '40'],
    [`${title} /products/${handle}`, '18'],
    ['/products/gone', '2'],
  ])
})

test('views within the shop are no way to come to it', async () => {
  const day = daysAgo(1)
  await seedDay(day, { channel: { search: 5 } })
  await bindings.DB.exec(
    `INSERT INTO visit_totals VALUES ('channel', '${day}', 'internal', 5, 50, 0)`,
  )
  const { page } = await owner.get(paths.deskAudience())
  expect(rowsOf(page, 'channel').map(({ name }) => name)).toEqual(['Search engines'])
})

test('the map says what the list says, country by country, in five shades', async () => {
  await seedDay(daysAgo(2), { country: { NL: 243, DE: 3, FR: 1, MT: 9 } })
  const { page } = await owner.get(paths.deskAudience())
  const [, map = ''] = /<figure class="map" aria-hidden="true">(.*?)<\/figure>/s.exec(page) ?? []
  const shaded = [
    ...map.matchAll(
      /<a href="([^"]*)" tabindex="-1"><path class="(s\d)" d="M[^"]+"><title>([^<]*)<\/title>/g,
    ),
  ]
  expect(shaded.map((found) => found.slice(1))).toEqual([
    ['?country=DE', 's1', 'Germany: 3'],
    ['?country=FR', 's1', 'France: 1'],
    ['?country=NL', 's5', 'Netherlands: 243'],
  ])
  expect(wordsOf(map)).toContain('1–3')
  expect(map.match(/M\d/g)?.length).toBeGreaterThan(170)
  expect(rowsOf(page, 'country').map(({ name }) => name)).toContain('Malta')
})

test('when visitors come: hours of the day, weekdays on average, and the hours of the week', async () => {
  await seedDay('2026-11-02', { hour: { '09': 4, '21': 6 } }, 10)
  await seedDay('2026-11-09', { hour: { '09': 2 } }, 4)
  const { page } = await owner.get(paths.deskAudience({ from: '2026-11-01', to: '2026-11-15' }))
  expect(wordsOf(/<tfoot>.*?<\/tfoot>/s.exec(page)?.[0].replaceAll('</td>', ' ') ?? '')).toMatch(
    /^All0( 0){8} 6 0/,
  )
  const monday = rowsOf(page, 'week')[0]
  expect(monday?.name).toBe('Mon')
  expect([monday?.cells[9], monday?.cells[21], monday?.cells[3]]).toEqual(['6', '6', '0'])
  expect(rowsOf(page, 'weekday')[0]).toMatchObject({ name: 'Monday', cells: ['7'] })
  const day = await owner.get(paths.deskAudience({ from: '2026-11-09', to: '2026-11-09' }))
  expect(rowsOf(day.page, 'hour')[9]).toEqual({ name: '09:00', href: '', cells: ['2'] })
})

test('of more than ten rows the page has a link to all of them, with every figure', async () => {
  await seedDay(daysAgo(1), { browser: many('Browser ', 40), system: many('System ', 10) })
  const { page } = await owner.get(paths.deskAudience({ period: '7d' }))
  expect(rowsOf(page, 'browser')).toHaveLength(10)
  const all = paths.deskAudience({ period: '7d', all: 'browser' })
  expect(page).toContain(`href="${all.replaceAll('&', '&amp;')}"`)
  expect(page).not.toContain('all=system')
  const whole = await owner.get(all)
  expect(rowsOf(whole.page, 'browser')).toHaveLength(40)
  expect(rowsOf(whole.page, 'browser')[0]).toEqual({
    name: 'Browser 0',
    href: '?period=7d&browser=Browser+0',
    cells: ['40', '80', '40'],
  })
})

test('each row of a panel leads to its visits alone, and the filter can be taken away', async () => {
  await seedDay(daysAgo(1), everything)
  const { page } = await owner.get(paths.deskAudience({ period: '90d' }))
  const followed = new Set<string>()
  for (const { dimension, filter } of panels as { dimension: string; filter?: string }[]) {
    const [row] = rowsOf(page, dimension)
    if (dimension === 'region') continue
    expect(row, dimension).toBeDefined()
    if (!filter) expect(row?.href).toBe('')
    if (!filter || followed.has(filter)) continue
    followed.add(filter)
    const { page: narrowed, status } = await owner.get(patterns.deskAudience + row?.href)
    expect(status).toBe(200)
    const [, chips = ''] = /<ul class="chips">(.*?)<\/ul>/s.exec(narrowed) ?? []
    expect(chips, dimension).toContain('href="/admin/statistics/audience?period=90d"')
    expect(wordsOf(chips), dimension).toContain(row?.name.split(' /')[0])
  }
  expect(followed.size).toBe(10)
})

test('filters and period stay on the way to the overview and back', async () => {
  const { page } = await owner.get(paths.deskAudience({ country: 'NL', period: '7d' }))
  expect(page).toContain('href="/admin/statistics?period=7d&amp;country=NL"')
})

test('whatever stands in an address or was recorded, it is text and nothing else', async () => {
  const bad = `"><script>alert('1')</script>`
  await seedDay(daysAgo(1), {
    'previous-site': { [bad]: 5 },
    page: { [`/products/${bad}`]: 2 },
    country: { [bad]: 1 },
    language: { [bad]: 1 },
  })
  const odd = ['x'.repeat(400), bad, `' OR 1=1 --`, '\u0000', '💍', '__proto__', 'NL']
  const addresses = odd.flatMap((value) => [
    paths.deskAudience({ country: value, region: value, language: value }),
    paths.deskAudience({ all: value, period: value, from: value, to: value }),
    paths.deskAudience({ unknown: value, [value.slice(0, 20)]: 'x' }),
  ])
  for (const address of [paths.deskAudience(), ...addresses]) {
    const { page, status } = await owner.get(address)
    expect(status, address).toBe(200)
    expect(page).not.toMatch(/<script>|alert\('1'\)/)
  }
  const { page } = await owner.get(paths.deskAudience({ unknown: 'NL', country: 'x'.repeat(201) }))
  expect(page).not.toContain('class="chips"')
})

test('every panel is a file with plain numbers, in which nothing is a formula', async () => {
  await seedDay(daysAgo(1), {
    ...everything,
    'previous-site': { '=HYPERLINK("x")': 1234, 'a.example': 5 },
  })
  const look = { period: '7d' }
  const { page } = await owner.get(paths.deskAudience({ ...look, country: 'NL' }))
  for (const table of [
    ...Object.values(groups)
      .flat()
      .map((panel) => panel.dimension),
    'hour',
    'weekday',
  ])
    expect(page, table).toContain(`table=${table}&amp;period=7d&amp;country=NL"`)
  for (const table of panels.map(({ dimension }) => dimension)) {
    const answer = await books.get(paths.deskStatisticsFile(table, look))
    expect(answer.status, table).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="visits-by-${table}-${daysAgo(6)}-${daysAgo(0)}.csv"`,
    )
    const rows: string[][] = parse(answer.page, { bom: true })
    expect(rows[0]).toEqual(['Key', 'Name', 'Visitors', 'Times', 'Visits'])
    expect(rows.length - 1).toBe(
      table === 'previous-site'
        ? 2
        : Object.values(everything[table] ?? {}).filter((count) => count > 0).length,
    )
  }
  const sites = await books.get(paths.deskStatisticsFile('previous-site', look))
  const [, first] = parse(sites.page, { bom: true })
  expect(first).toEqual([`'=HYPERLINK("x")`, `'=HYPERLINK("x")`, '1234', '2468', '1234'])
  for (const table of ['hour', 'weekday', 'week'])
    expect((await books.get(paths.deskStatisticsFile(table, look))).status).toBe(200)
  for (const table of ['', 'nothing', '__proto__', 'toString'])
    expect((await books.get(paths.deskStatisticsFile(table))).status, table).toBe(404)
})

test('a full page weighs no more than 90 KB, and its panels have all their rows', async () => {
  await seedDay(daysAgo(1), everything)
  await seedDay(daysAgo(40), everything)
  const { page } = await owner.get(paths.deskAudience())
  expect(rowsOf(page, 'exit-page')).toHaveLength(10)
  expect(bytesOf(page)).toBeLessThan(90_000)
  const all = await owner.get(paths.deskAudience({ all: 'page' }))
  expect(bytesOf(all.page)).toBeLessThan(90_000)
})

test('the owner waits for two round trips to the database, which walks through no table', async () => {
  await seedDay(daysAgo(1), everything)
  const trips: Trip[] = []
  const DB = interposed(bindings.DB, async (trip, act) => {
    trips.push(trip)
    return act()
  })
  const { answer } = shopWith({ DB })
  const somebody = visitor({ answer, headers: owner.headers })
  const most = {
    [paths.deskAudience()]: 2,
    [paths.deskAudience({ period: '12m' })]: 2,
    [paths.deskAudience({ all: 'page' })]: 2,
    [paths.deskStatisticsFile('page')]: 2,
    // Of filtered visits it knows nothing but what products are called.
    [paths.deskAudience({ country: 'NL' })]: 1,
  }
  for (const [address, expected] of Object.entries(most)) {
    trips.length = 0
    expect((await somebody.get(address)).status).toBe(200)
    expect(trips.length, address).toBe(expected)
    for (const { sql, params } of trips.flat()) {
      const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
        .bind(...params)
        .all<{ detail: string }>()
      expect(plan.results.map(({ detail }) => detail).filter(isScan), sql).toEqual([])
    }
  }
})
