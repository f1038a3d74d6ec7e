import { log, logFailure } from '../platform/log.ts'
import { columns, numbers, type Recorded } from './columns.ts'
import { dataPoint } from './data-point.ts'
import { groups } from './rules.ts'

/**
 * Where visits are recorded. With `VISIT_LOG` "on", each point is also logged, for development.
 */
export type VisitBindings = Pick<CloudflareBindings, 'VISITS' | 'VISIT_LOG'>

/** Records one event. Does not wait and never throws: nothing in the shop depends on it. */
export function writePoint(bindings: VisitBindings, recorded: Recorded): void {
  try {
    const texts = columns.map((name) => recorded[name] ?? '')
    const doubles = numbers.map((name) => recorded[name] ?? 0)
    bindings.VISITS.writeDataPoint(dataPoint(groups[recorded.event], texts, doubles))
    if (bindings.VISIT_LOG !== 'on') return
    const { event, ...rest } = recorded
    const known = Object.entries(rest).filter(([, text]) => text !== '')
    log('info', `visit: ${event}`, Object.fromEntries(known))
  } catch (error) {
    logFailure('visit not recorded', error)
  }
}
