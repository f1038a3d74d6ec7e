import { columns, numbers } from '../../../src/analytics/columns.ts'
import { writePoint } from '../../../src/analytics/write-point.ts'
import type { Kept } from '../../analytics/brute-force.ts'
import type { Written } from '../analytics-engine/points.ts'
import type { Visit } from './visits-of-day.ts'

/** What the shop would have written into the engine. */
export function pointOf({ at, ...recorded }: Visit): Written {
  let point: Written['point'] = {}
  const writeDataPoint = (written: unknown) => {
    point = written as Written['point']
  }
  writePoint({ VISITS: { writeDataPoint }, VISIT_LOG: 'off' }, recorded)
  return { point, at: at * 1000 }
}

/** The same as the engine keeps it. */
export const keptOf = ({ at, ...recorded }: Visit): Kept => ({
  ...{ at, weight: 1 },
  ...Object.fromEntries(columns.map((name) => [name, recorded[name] ?? ''])),
  ...Object.fromEntries(numbers.map((name) => [name, recorded[name] ?? 0])),
})
