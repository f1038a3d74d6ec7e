import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { openAnalytics } from '../support/analytics.ts'
import { atTheDesk } from '../support/desk.ts'
import { travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { rowsOf, wordsOf } from './panel-rows.ts'

let owner: ReturnType<typeof visitor>

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
  const { headers } = await atTheDesk('owner')
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

test('a filter that the engine cannot look back to says since when', async () => {
  const { page } = await owner.get(paths.deskAudience({ country: 'NL', period: '12m' }))
  expect(wordsOf(page)).toContain('Filtered visits are known since')
  const whole = await owner.get(paths.deskAudience({ period: '12m' }))
  expect(wordsOf(whole.page)).not.toContain('Filtered visits are known since')
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
