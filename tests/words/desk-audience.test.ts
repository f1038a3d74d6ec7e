import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { paths } from '../../src/paths.ts'
import { daysAgo, seedDay } from '../statistics/seed-visits.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const greek = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`γ${n}`, 12 - n]))

test('every word of the audience, of all rows of a panel and of the files came through', async () => {
  await seedDay(daysAgo(2), {
    ...{ 'previous-site': greek, source: greek, campaign: greek, 'following-site': greek },
    channel: { search: 3, direct: 2, paid: 1, email: 1, social: 1, referral: 1, 'ai-assistant': 1 },
    ...{ page: { '/': 3 }, 'entry-page': { '/': 3 }, 'exit-page': { '/': 3 } },
    ...{ country: { NL: 3, T1: 1, XX: 1 }, language: { 'nl-NL': 3, '': 1 } },
    ...{ browser: { 'in an app': 3, other: 1 }, system: { other: 2 } },
    device: { phone: 3, tablet: 2, computer: 1, other: 1 },
    ...{ region: { 'NL-1': 3 }, hour: { '09': 3 } },
  })
  await seedDay(daysAgo(33), { country: { NL: 1 } })
  for (const look of [{}, { all: 'source' }, { period: 'today' }, { country: 'NL' }])
    await owner.get(paths.deskAudience(look))
  for (const table of ['channel', 'region', 'hour', 'weekday', 'week'])
    expect((await owner.get(paths.deskStatisticsFile(table))).status).toBe(200)
  // Keys are as they were recorded.
  const keys = /export\?table=\S+: (NL|NL-1|nl-NL|[a-z-]+),/
  expect(whatDidNotComeThrough().filter((text) => !keys.test(text))).toEqual([])
})
