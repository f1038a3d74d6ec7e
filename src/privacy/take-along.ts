import type { Service } from '../aftercare/services/open-service.ts'
import type { Order } from '../orders/read-order.ts'
import type { AlertRow, CartRow, KeptRow, LineRow, LinkRow, ReminderRow } from './queries.ts'

/**
 * Every column of a table, and what people call it: the compiler refuses a table with a column that
 * nobody thought of. Null: it says nothing about them, such as an id or a digest of ours.
 */
type Named<Row> = { readonly [column in keyof Row]-?: string | null }

/** The tables of which people take their rows along. */
export type NamedColumns = {
  guest: Named<CartRow>
  line: Named<LineRow>
  kept: Named<KeptRow>
  link: Named<LinkRow>
  order: Named<Omit<Order, 'lines' | 'events' | 'changes'>>
  orderLine: Named<Order['lines'][number]>
  orderEvent: Named<Order['events'][number]>
  orderChange: Named<Order['changes'][number]>
  reminder: Named<ReminderRow>
  service: Named<Service>
  alert: Named<AlertRow>
}

/** What people take along of a row, under names that they can read; times are ISO 8601 in UTC. */
export function takeAlong<Row extends object>(
  row: Row,
  columns: { readonly [column in keyof Row]?: string | null },
): Record<string, unknown> {
  const names: Record<string, string | null | undefined> = columns
  const taken = Object.entries(row).flatMap(([column, value]) => {
    const name = names[column]
    if (!name) return []
    const isTime = /(^at|At|Until|Due)$/.test(column) && typeof value === 'number'
    return [[name, isTime ? new Date(value * 1000).toISOString() : value] as const]
  })
  return Object.fromEntries(taken)
}
