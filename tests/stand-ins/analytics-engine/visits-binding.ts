import { now } from '../../../src/platform/clock.ts'
import type { WriteRequest } from './api.ts'

/**
 * Takes the place of the `VISITS` binding, which stores nothing on this computer: each point goes to
 * the stand-in, with the time of the shop's clock.
 *
 * @param to `origin` of the stand-in, `account` and `dataset` there
 * @param waitUntil keeps the Worker running until a point is stored
 */
export function visitsBinding(
  to: { origin: string; account: string; dataset: string },
  waitUntil: (work: Promise<unknown>) => void,
  send: typeof fetch = (...asked) => fetch(...asked),
): AnalyticsEngineDataset {
  const url = `${to.origin}/analytics-engine/points/${to.account}`
  return {
    writeDataPoint(point = {}) {
      const { indexes = [], blobs = [], doubles = [] } = point
      const plain = { indexes: indexes.map(textOf), blobs: blobs.map(textOf), doubles }
      const points = [{ point: plain, at: now() * 1000 }]
      const body = JSON.stringify({ dataset: to.dataset, points } satisfies WriteRequest)
      waitUntil(send(url, { method: 'POST', body }))
    },
  }
}

const textOf = (text: ArrayBuffer | string | null) =>
  text instanceof ArrayBuffer ? new TextDecoder().decode(text) : (text ?? '')
