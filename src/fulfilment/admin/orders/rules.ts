import type { OrderState } from '../../../orders/rules.ts'
import { addDays, type CalendarDate, isDate } from '../../../platform/calendar-date.ts'
import { isUnsent, type Stage, unsentStages } from '../../rules.ts'

/** `decision`: of any kind; `problem`: one that is neither a dispute nor a failed refund. */
export const moneyFilters = [
  ...(['open', 'paid', 'refunded', 'decision', 'disputed', 'problem', 'unpaid'] as const),
]
/** `making`: whatever is not ready yet; `overdue`: sent, and should have arrived. */
export const stageFilters = [
  ...(['making', 'to-make', 'on-the-bench', 'at-the-assay-office', 'ready'] as const),
  ...(['sent', 'overdue', 'delivered', 'returned', 'cancelled'] as const),
]
export const waitFilters = ['any', 'stone', 'customer', 'supplier', 'other'] as const
export const dueFilters = ['late', 'today', 'this-week', 'next-week'] as const

/** What a list of orders is narrowed to: the query of its address. */
export type OrderFilter = {
  money?: (typeof moneyFilters)[number] | undefined
  stage?: (typeof stageFilters)[number] | undefined
  waits?: (typeof waitFilters)[number] | undefined
  due?: (typeof dueFilters)[number] | undefined
  made?: 'yes' | undefined
  gift?: 'yes' | undefined
  country?: string | undefined
  since?: CalendarDate | undefined
}

/** What of an address' query is a filter; the rest is left out. */
export function readFilter(query: Record<string, string>): OrderFilter {
  const oneOf = <T extends string>(values: readonly T[], name: string): T | undefined =>
    values.find((value) => value === query[name])
  return {
    money: oneOf(moneyFilters, 'money'),
    stage: oneOf(stageFilters, 'stage'),
    waits: oneOf(waitFilters, 'waits'),
    due: oneOf(dueFilters, 'due'),
    made: oneOf(['yes'], 'made'),
    gift: oneOf(['yes'], 'gift'),
    country: /^[A-Z]{2}$/.exec(query.country ?? '')?.[0],
    since: isDate(query.since ?? '') ? query.since : undefined,
  }
}

/** The lists that an owner opens every day. */
export const savedFilters = {
  'to-make': { stage: 'making', due: 'this-week' },
  ready: { stage: 'ready' },
  'under-way': { stage: 'sent' },
  decision: { money: 'decision' },
  all: {},
} as const satisfies Record<string, OrderFilter>

export const sameFilter = (one: OrderFilter, other: OrderFilter): boolean =>
  JSON.stringify(readFilter(one as Record<string, string>)) ===
  JSON.stringify(readFilter(other as Record<string, string>))

/** Stages of what is not ready yet. */
const unfinished: Stage[] = unsentStages.filter((stage) => stage !== 'ready')

/** Stages that pass the filter; null: all, and orders without pieces. */
export function stagesOf({ stage, due }: OrderFilter): Stage[] | null {
  if (stage === 'making') return unfinished
  if (stage === 'overdue') return ['sent']
  if (stage) return [stage]
  return due ? [...unsentStages] : null
}

/**
 * How a list is sorted: work by the date by which it was promised, what is under way by the date by
 * which it must arrive, and the rest by when it was placed, newest first.
 */
export function sortOf(filter: OrderFilter): 'promised' | 'arrival' | 'newest' {
  const stages = stagesOf(filter)
  if (filter.stage === 'sent' || filter.stage === 'overdue') return 'arrival'
  return filter.waits || stages?.some(isUnsent) ? 'promised' : 'newest'
}

/** First and last day of what was promised; a week ends on Sunday. */
export function dueDays(
  due: (typeof dueFilters)[number],
  today: CalendarDate,
): { from: CalendarDate | null; to: CalendarDate } {
  const sunday = addDays(today, (7 - new Date(today).getUTCDay()) % 7)
  if (due === 'late') return { from: null, to: addDays(today, -1) }
  if (due === 'today') return { from: null, to: today }
  if (due === 'this-week') return { from: null, to: sunday }
  return { from: addDays(sunday, 1), to: addDays(sunday, 7) }
}

/** After which row a page begins: the value that the list is sorted by, and the order's id. */
export type Cursor = { value: string; id: string }

export const cursorText = ({ value, id }: Cursor) => `${value}.${id}`

export function readCursor(text: string | undefined): Cursor | null {
  const [, value, id] = /^([\d-]{1,12})\.([\w-]{1,64})$/.exec(text ?? '') ?? []
  return value && id ? { value, id } : null
}

/** What an owner is told of where an order stands. */
export type Standing = Exclude<OrderState, 'paid'> | Stage | 'paid'

export const standingOf = (order: { state: OrderState; stage: string | null }): Standing =>
  order.state === 'paid' ? ((order.stage as Stage | null) ?? 'paid') : order.state

/** Whether an order was not sent by the day that was promised. */
export const isLate = (
  order: { state: OrderState; stage: string | null; readyBy: CalendarDate },
  today: CalendarDate,
): boolean => order.state === 'paid' && isUnsent(order.stage as Stage) && order.readyBy < today
