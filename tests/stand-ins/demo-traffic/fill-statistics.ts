import type { Written } from '../analytics-engine/points.ts'
import type { Traffic } from './seed-traffic.ts'

/** Few enough that the shop answers in between. */
const DAYS_AT_ONCE = 5

/**
 * Fills the statistics of a running shop, which must be the one of `dev-worker.ts`, the latest days
 * first: with what a year of visits and orders would have left.
 *
 * @param writePoints into the engine; null: there is none, only the database is filled
 */
export async function fillStatistics(
  shop: string,
  writePoints: ((points: Written[]) => Promise<void>) | null,
): Promise<void> {
  const address = `${shop}/stand-ins/visits`
  const answer = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  const { days, ...traffic } = await answer<Traffic>(await fetch(address))
  for (let from = 0; from < days.length; from += DAYS_AT_ONCE) {
    const part: Traffic = { ...traffic, days: days.slice(from, from + DAYS_AT_ONCE) }
    const body = JSON.stringify(part)
    const points = await answer<Written[]>(await fetch(address, { method: 'POST', body }))
    await writePoints?.(points)
  }
}
