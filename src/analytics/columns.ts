import type { EventName } from './rules.ts'

/**
 * What is recorded about a visit; the privacy page explains each column. Analytics Engine names
 * columns by position: the first is `blob1`. So columns are only ever added at the end; one that is
 * no longer written keeps its position.
 */
export const columns = [
  'event',
  'page',
  'handle',
  'previousSite',
  'channel',
  'source',
  'campaign',
  'country',
  'browser',
  'system',
  'device',
  'language',
  'visitor',
  'reason',
] as const

export type Column = (typeof columns)[number]

/** A recorded event or page view; missing values are stored as empty texts. */
export type Recorded = { event: EventName } & { [column in Exclude<Column, 'event'>]?: string }
