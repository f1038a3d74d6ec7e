import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { atTheDesk, type employ } from '../support/desk.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { bindings, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { textOf } from './seed.ts'
import { daysAgo, seedDay } from './seed-visits.ts'

const trips: Trip[] = []
const { answer } = shopWith({
  DB: interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  }),
})

type Role = Parameters<typeof employ>[0]

/** Who looks, and how often the shop asks the database for them. */
async function looking(role: Role) {
  const { headers } = await atTheDesk(role)
  const somebody = visitor({ answer, headers })
  return async (path: string) => {
    trips.length = 0
    const { page, status } = await somebody.get(path)
    return { status, text: textOf(page), trips: trips.length }
  }
}

beforeAll(async () => {
  for (const day of [1, 2, 31])
    await seedDay(daysAgo(day), {
      ...{ country: { NL: 7, DE: 3 }, page: { '/': 9 }, hour: { '09': 10 } },
      ...{ channel: { search: 8 }, 'product-viewed': { ring: 4 }, term: { opal: 5 } },
      ...{ error: { '503 /checkout': 3 }, 'not-found': { '/gone': 6 } },
    })
})

const screens = [
  paths.deskStatistics,
  paths.deskAudience,
  paths.deskShopFigures,
  paths.deskSiteFigures,
]

test.each([
  ...screens.map((screen) => screen()),
  ...screens.map((screen) => screen({ period: 'yesterday' })),
  ...screens.map((screen) => screen({ period: '12m' })),
  ...screens.map((screen) => screen({ period: '7d', country: 'NL' })),
  paths.deskAudience({ all: 'country' }),
])('%s: books wait for two round trips, and read what the owner reads', async (path) => {
  const [owner, books] = [await looking('owner'), await looking('books')]
  const seen = await books(path)
  expect(seen.status).toBe(200)
  expect(seen.trips).toBe(2)
  expect(seen.text).toBe((await owner(path)).text)
})

test('what is read along with who asks is shown to nobody whose role does not say so', async () => {
  for (const role of ['desk', 'workshop', 'editor'] as const) {
    const look = await looking(role)
    for (const screen of screens)
      expect(await look(screen())).toMatchObject({ status: 403, trips: 1 })
  }
  const nobody = visitor({ answer })
  for (const screen of screens) {
    trips.length = 0
    expect((await nobody.get(screen())).status).toBe(403)
    expect(trips).toEqual([])
  }
})
