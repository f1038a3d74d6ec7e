import { inject, vi } from 'vitest'
import type { Recorded } from '../../src/analytics/columns.ts'
import { writePoint } from '../../src/analytics/write-point.ts'
import type { OpenRequest, WriteRequest } from '../stand-ins/analytics-engine/api.ts'
import type { Written } from '../stand-ins/analytics-engine/points.ts'
import type { Sampling } from '../stand-ins/analytics-engine/sampling.ts'
import { visitsBinding } from '../stand-ins/analytics-engine/visits-binding.ts'
import { bindings, network, reachable } from './shop.ts'

const origin = inject('analyticsEngine')
const dataset = 'jegem_visits'

// One engine counts for all tests, on a machine that may be busy: that is no fault of the shop.
const { timeout } = AbortSignal
vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms * 20))

/**
 * An empty account at the local Analytics Engine, of nobody else.
 *
 * @param sampling keeps only some of the points: see `Sampling`
 */
export async function openAnalytics(sampling?: Sampling) {
  reachable(origin, (request) => network(request))
  const [account, token] = [crypto.randomUUID(), crypto.randomUUID()]
  const post = async (path: string, body: OpenRequest | WriteRequest) => {
    const answer = await network(origin + path, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await post('/analytics-engine/accounts', { account, token, ...(sampling && { sampling }) })

  const sent: Promise<unknown>[] = []
  return {
    /** What a shop needs, to record there and to read. */
    bindings: {
      VISITS: visitsBinding({ origin, account, dataset }, (work) => void sent.push(work), network),
      ANALYTICS_API_BASE: origin,
      ANALYTICS_ACCOUNT: account,
      ANALYTICS_TOKEN: token,
      ANALYTICS_DATASET: dataset,
    },
    /** Waits until what the shop has recorded can be read. */
    recorded: () => Promise.all(sent),
    /** Writes points as they are. */
    write: (points: Written[]) => post(`/analytics-engine/points/${account}`, { dataset, points }),
    /** Records as the shop would have done at this moment: `2026-12-01T09:30:00+01:00`. */
    async record(visits: ({ at: string } & Recorded)[]) {
      const points = visits.flatMap(({ at, ...recorded }): Written[] =>
        pointsOf(recorded).map((point) => ({ point, at: Date.parse(at) })),
      )
      await post(`/analytics-engine/points/${account}`, { dataset, points })
    },
  }
}

/** The point of an event, as the shop writes it. */
function pointsOf(recorded: Recorded): Written['point'][] {
  const points: Written['point'][] = []
  const writeDataPoint = (point: unknown) => void points.push(point as Written['point'])
  writePoint({ ...bindings, VISITS: { writeDataPoint } }, recorded)
  return points
}
