import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test, vi } from 'vitest'
import { paths } from '../../src/paths.ts'
import { panels } from '../../src/statistics/admin/audience/panels.ts'
import { openAnalytics } from '../support/analytics.ts'
import { atTheDesk } from '../support/desk.ts'
import { travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { rowsOf, wordsOf } from './panel-rows.ts'
import { seedDay } from './seed-visits.ts'

let owner: ReturnType<typeof visitor>
let headers: Awaited<ReturnType<typeof atTheDesk>>['headers']

const seen = (visitorNumber: string, country: string, channel: string, path: string) => ({
  at: '2026-11-24T10:00:00+01:00',
  ...({ event: 'page viewed', page: '/', device: 'phone', language: 'nl-NL' } as const),
  ...{ visitor: visitorNumber, country, region: `${country}-NH`, channel, path },
})

beforeAll(async () => {
  travelTo('2026-11-24T14:00:00+01:00')
  const analytics = await openAnalytics()
  await analytics.record([
    seen('anna', 'NL', 'search', '/'),
    seen('anna', 'NL', 'internal', '/cart'),
    seen('bert', 'NL', 'social', '/'),
    seen('cleo', 'DE', 'search', '/search'),
  ])
  headers = (await atTheDesk('owner')).headers
  owner = visitor({ answer: shopWith(analytics.bindings).answer, headers })
})

test('a row that was clicked narrows every panel to its visits', async () => {
  const all = await owner.get(paths.deskAudience())
  expect(rowsOf(all.page, 'country').map(({ name, cells }) => [name, cells[0]])).toEqual([
    ['Netherlands', '2'],
    ['Germany', '1'],
  ])
  expect(all.page).not.toContain('region-title')
  const path = paths.deskAudience()
  const dutch = await owner.get(path + rowsOf(all.page, 'country')[0]?.href)
  expect(rowsOf(dutch.page, 'country').map(({ name }) => name)).toEqual(['Netherlands'])
  expect(rowsOf(dutch.page, 'region')[0]).toMatchObject({ name: 'Netherlands, region NH' })
  expect(
    rowsOf(dutch.page, 'channel')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Search engines', 'Social networks'])
  const searching = await owner.get(path + rowsOf(dutch.page, 'channel')[0]?.href)
  expect(rowsOf(searching.page, 'device')).toMatchObject([{ name: 'Phone', cells: ['1', '1'] }])
  const chips = /<ul class="chips">.*?<\/ul>/s.exec(searching.page)?.[0] ?? ''
  expect(wordsOf(chips)).toMatch(/Country: Netherlands/)
  expect(wordsOf(chips)).toMatch(/Channel: Search engines/)
  expect(searching.page).toContain('table=device&amp;channel=search&amp;country=NL')
})

test('a file is narrowed as the page is', async () => {
  const { page } = await owner.get(paths.deskStatisticsFile('device', { country: 'DE' }))
  expect(page.split('\r\n')[1]).toBe('phone,Phone,1,1,1')
})

test.each([{}, { country: 'NL' }, { country: 'NL', channel: 'social' }, { country: 'JP' }])(
  'a file has the rows of its table and no others: %j',
  async (filters) => {
    const look = { period: '30d', ...filters }
    const { page } = await owner.get(paths.deskAudience(look))
    const fileOf = async (table: string) => {
      const answer = await owner.get(paths.deskStatisticsFile(table, look))
      return (parse(answer.page, { bom: true, from: 2 }) as string[][]).map(([first, second]) =>
        ['hour', 'weekday', 'week'].includes(table) ? first : second,
      )
    }
    const tables = panels.map(({ dimension }) => dimension).filter((name) => name !== 'region')
    for (const table of [...tables, 'weekday'])
      expect(await fileOf(table), table).toEqual(
        rowsOf(page, table).map(({ name }) => name.replace(/ \/.*/, '')),
      )
    // The heat map is of closed days and of all visits, of which there are none here.
    expect(await fileOf('week')).toEqual([])
    if (Object.keys(filters).length > 0)
      expect(await fileOf('hour')).toEqual(rowsOf(page, 'hour').map(({ name }) => name))
  },
)

test('the file of the heat map has its rows, and the sum of all days', async () => {
  await seedDay('2026-11-16', { hour: { '09': 4, '21': 6 } })
  await seedDay('2026-11-18', { hour: { '09': 3 } })
  const look = { from: '2026-11-16', to: '2026-11-22' }
  const { page } = await owner.get(paths.deskAudience(look))
  const file = async (query: Record<string, string>) =>
    parse((await owner.get(paths.deskStatisticsFile('week', query))).page, {
      ...{ bom: true, from: 2 },
    }) as string[][]
  const rows = await file(look)
  expect(rows.map(([name]) => name?.slice(0, 3))).toEqual([
    ...rowsOf(page, 'week').map(({ name }) => name),
    'All',
  ])
  expect(rows[0]?.slice(1)).toEqual(rowsOf(page, 'week')[0]?.cells)
  expect([rows.at(-1)?.[10], rows.at(-1)?.[22]]).toEqual(['7', '6'])
  expect(await file({ ...look, country: 'NL' })).toEqual([])
})

test('a filter that the engine cannot look back to says since when', async () => {
  const { page } = await owner.get(paths.deskAudience({ country: 'NL', period: '12m' }))
  expect(wordsOf(page)).toContain('Filtered visits are known since')
  const whole = await owner.get(paths.deskAudience({ period: '12m' }))
  expect(wordsOf(whole.page)).not.toContain('Filtered visits are known since')
})

test('with an engine that is off or silent, filtered visits are not known, and not none', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const analytics = await openAnalytics()
  for (const given of [{}, { ...analytics.bindings, ANALYTICS_ACCOUNT: 'nobody' }]) {
    const { answer } = shopWith(given)
    const { page } = await visitor({ answer, headers }).get(
      paths.deskAudience({ country: 'NL', period: '7d' }),
    )
    expect(page).not.toContain('Nothing in this period.')
    expect(page.match(/Not known\./g)?.length).toBeGreaterThan(10)
  }
  const quiet = await owner.get(paths.deskAudience({ country: 'JP' }))
  expect(quiet.page).toContain('Nothing in this period.')
  expect(quiet.page).not.toContain('Not known.')
})

test('what no visit can have been narrows to nothing, and the engine is not asked', async () => {
  for (const value of [`NL' OR '1'='1`, '\\', '{x:String}', 'NL; DROP']) {
    const { page, status } = await owner.get(paths.deskAudience({ campaign: value }))
    expect(status, value).toBe(200)
    expect(rowsOf(page, 'channel'), value).toEqual([])
  }
})

test('a link made for one person tells nothing of them', async () => {
  const analytics = await openAnalytics()
  const came = (person: string, campaign: string) => ({
    ...{ ...seen(person, 'NL', 'email', '/'), campaign, source: 'letter', browser: 'Vivaldi' },
  })
  await analytics.record([
    came('anna', 'anna-lindqvist'),
    came('', 'nobody'),
    ...['anna', 'bert', 'cleo'].map((person) => came(person, 'spring')),
  ])
  const { headers } = await atTheDesk('owner')
  const reader = visitor({ answer: shopWith(analytics.bindings).answer, headers })
  const few = 'Fewer than three visitors came by links with this source or campaign.'
  for (const campaign of ['anna-lindqvist', 'nobody']) {
    for (const path of [paths.deskAudience({ campaign }), paths.deskStatistics({ campaign })]) {
      const { page } = await reader.get(path)
      expect(wordsOf(page), path).toContain(few)
      expect(page, path).not.toContain('Vivaldi')
      expect(wordsOf(page), path).not.toContain('Visitors 0 ')
    }
    const file = await reader.get(paths.deskStatisticsFile('browser', { campaign }))
    expect(file.page).not.toContain('Vivaldi')
  }
  const spring = await reader.get(paths.deskAudience({ campaign: 'spring' }))
  expect(rowsOf(spring.page, 'browser')[0]?.name).toBe('Vivaldi')
  expect(wordsOf(spring.page)).not.toContain(few)
  const none = await reader.get(paths.deskAudience({ campaign: 'autumn' }))
  expect(wordsOf(none.page)).not.toContain(few)
})
