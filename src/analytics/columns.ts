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
  'region',
  'term',
  'target',
  'status',
  'answerTime',
  'path',
] as const

/** Numbers of a point; Analytics Engine names them by position too: the first is `double1`. */
export const numbers = ['results'] as const

export type Column = (typeof columns)[number]

/** A recorded event or page view; missing texts are stored empty. */
export type Recorded = { event: EventName } & { [column in Exclude<Column, 'event'>]?: string } & {
  [name in (typeof numbers)[number]]?: number
}
