import type { EventName } from './rules.ts'

/**
 * What is recorded of a visit; the privacy page tells each column in words. A column's place is its
 * name in Analytics Engine: the first is `blob1`. So columns are only ever added at the end; one
 * that is no longer written keeps its place.
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

/** One event or page as it is recorded; what is left out is stored as an empty text. */
export type Recorded = { event: EventName } & { [column in Exclude<Column, 'event'>]?: string }
