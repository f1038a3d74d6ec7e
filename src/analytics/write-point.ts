import { log, logFailure } from '../platform/log.ts'
import { columns, type Recorded } from './columns.ts'
import { dataPoint } from './data-point.ts'
import { groups } from './rules.ts'

/**
 * Where visits are recorded. With `VISIT_LOG` "on" each point is a log line too: locally, Analytics
 * Engine keeps nothing.
 */
export type VisitBook = Pick<CloudflareBindings, 'VISITS' | 'VISIT_LOG'>

/** Records one event. Does not wait and never throws: nothing in the shop depends on it. */
export function writePoint(book: VisitBook, recorded: Recorded): void {
  try {
    const texts = columns.map((name) => recorded[name] ?? '')
    book.VISITS.writeDataPoint(dataPoint(groups[recorded.event], texts))
    if (book.VISIT_LOG !== 'on') return
    const { event, ...rest } = recorded
    const said = Object.entries(rest).filter(([, text]) => text !== '')
    log('info', `visit: ${event}`, Object.fromEntries(said))
  } catch (error) {
    logFailure('visit not recorded', error)
  }
}
