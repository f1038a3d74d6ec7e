import { beforeAll, expect, test } from 'vitest'
import { runCampaign } from '../../../src/newsletter/sending/run-campaign.ts'
import { wakeCampaigns } from '../../../src/newsletter/sending/wake-campaigns.ts'
import { days } from '../../../src/platform/clock.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { bindings, later } from '../../support/shop.ts'
import { schedule, subscribe } from './audience.ts'
import { likeResend } from './mail-services.ts'
import { sendingService } from './service.ts'

const trips: Trip[] = []
let rowsRead = 0
const DB = interposed(bindings.DB, async (trip, act) => {
  trips.push(trip)
  const answer = await act()
  for (const each of [answer].flat() as Partial<D1Result>[]) rowsRead += each.meta?.rows_read ?? 0
  return answer
})

const stepsOf = async (statement: Trip[number]) => {
  const plan = bindings.DB.prepare(`explain query plan ${statement.sql}`)
  const { results } = await plan.bind(...statement.params).all<{ detail: string }>()
  return results.map(({ detail }) => detail)
}

beforeAll(async () => {
  await subscribe(3000)
  const { service } = sendingService(
    likeResend(() => false),
    { perSecond: 1, warmUp: true, DB },
  )
  const id = await schedule()
  await runCampaign(service, id)
  later(100)
  trips.length = 0
  rowsRead = 0
  await runCampaign(service, id)
})

test('a batch of 100 mails takes three round trips, with the one that expects the next message', () => {
  expect(trips).toHaveLength(3)
})

test('a batch reads some rows for each of its recipients, and none of the other subscribers', () => {
  expect(rowsRead).toBeGreaterThan(100)
  expect(rowsRead).toBeLessThan(25 * 100)
})

test('no statement of sending, or of the clock, scans a table that grows', async () => {
  const { service } = sendingService(
    likeResend(() => false),
    { perSecond: 1, warmUp: true, DB },
  )
  later(days(1))
  await wakeCampaigns(service)
  await runCampaign(service, await schedule())
  const scans = []
  for (const statement of trips.flat())
    for (const detail of await stepsOf(statement))
      if (isScan(detail)) scans.push(`${detail}: ${statement.sql}`)
  expect(scans).toEqual([])
})
