import type { Config } from '../../../platform/config.ts'
import { openNames } from '../orders/open-names.ts'
import type { ToDo } from './queries.ts'

/** The names of the customers of all lists, by the ids of their orders: each is opened once. */
export async function openPeople(config: Config, toDo: ToDo): Promise<Map<string, string | null>> {
  const { last: _last, mails: _mails, ...lists } = toDo
  const rows = Object.values(lists).flatMap((list) =>
    list.rows.map(({ id, contact }) => [id, { id, contact }] as const),
  )
  const named = await openNames(config, [...new Map(rows).values()])
  return new Map(named.map(({ id, name }) => [id, name]))
}
