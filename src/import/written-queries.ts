import { getTableColumns, type SQL, type SQLWrapper, sql, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { drizzle } from 'drizzle-orm/sqlite-proxy'

const casing = 'snake_case'
const dialect = new SQLiteAsyncDialect({ casing })

const notRun = () => {
  throw new Error('Import statements are written as text, never run here.')
}

/** Builds statements, with no database to run them on. */
// drizzle reads the casing only from the third argument.
export const builder = drizzle(notRun, notRun, { casing })

/** A statement as SQL text, with its values as literals. */
export const textOf = (statement: SQLWrapper): string =>
  `${dialect.sqlToQuery(statement.getSQL().inlineParams()).sql};`

/** For an upsert: every column except those named gets the value of the row to be inserted. */
export function asInserted(table: Table, but: string[]): Record<string, SQL> {
  const names = Object.keys(getTableColumns(table)).filter((name) => !but.includes(name))
  return Object.fromEntries(
    names.map((name) => [name, sql`excluded.${sql.identifier(toSnakeCase(name))}`] as const),
  )
}
