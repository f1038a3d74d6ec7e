import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as admin from '../admin/tables.ts'
import * as aftercare from '../aftercare/tables.ts'
import * as cart from '../cart/tables.ts'
import * as fulfilment from '../fulfilment/tables.ts'
import * as kept from '../kept/tables.ts'
import * as mail from '../mail/tables.ts'
import * as newsletter from '../newsletter/tables.ts'
import * as orders from '../orders/tables.ts'
import * as payments from '../payments/tables.ts'
import { type Db, isSealed } from '../platform/db.ts'
import type { Sealed } from '../platform/sealing.ts'
import * as stockAlerts from '../stock-alerts/tables.ts'

/** A column with sealed texts; a text's place is `<table>.<name>:<row id>`. */
export type SealedColumn = { table: string; name: string; column: SQLiteColumn; id: SQLiteColumn }

export type SealedRow = { id: string; text: Sealed }

/**
 * Every sealed column of the shop, collected from the tables. A test searches the tables of all
 * slices.
 */
export const sealedColumns: SealedColumn[] = sealedColumnsOf({
  ...admin,
  ...aftercare,
  ...stockAlerts,
  ...cart,
  ...fulfilment,
  ...kept,
  ...mail,
  ...newsletter,
  ...orders,
  ...payments,
})

/** @internal */
export function sealedColumnsOf(exported: Record<string, unknown>): SealedColumn[] {
  const casing = new CasingCache('snake_case')
  return Object.values(exported)
    .filter((each) => is(each, SQLiteTable))
    .flatMap((table) => {
      const columns = getTableColumns(table)
      const sealed = Object.values(columns).filter(isSealed)
      const { id } = columns
      if (sealed.length > 0 && !id?.primary)
        throw new Error(`${getTableName(table)} has a sealed column, but no primary key "id"`)
      return sealed.map((column) => ({
        table: getTableName(table),
        name: casing.getColumnCasing(column),
        column,
        id: id as SQLiteColumn,
      }))
    })
}

/**
 * Texts of a column sealed by keys other than `settled`, at most `limit`. In random order, so that
 * texts that do not open cannot block the others for ever. Reads the whole table: for the scheduled
 * run while keys change, never for a page.
 */
export function textsToReseal(
  db: Db,
  { column, id, name }: SealedColumn,
  settled: string[],
  limit: number,
): Promise<SealedRow[]> {
  const others = settled.map((key) => sql` and ${sql.raw(keyIdSql(name))} <> ${key}`)
  return db
    .select({ id: sql<string>`${id}`, text: sql<Sealed>`${column}` })
    .from(column.table)
    .where(sql`${column} is not null ${sql.join(others)}`)
    .orderBy(sql`random()`)
    .limit(limit)
    .execute()
}

/**
 * Replaces texts that have not changed since they were read; returns their ids. One parameter,
 * however many texts.
 */
export async function replaceTexts(
  db: Db,
  { column, id, name }: SealedColumn,
  texts: { id: string; before: Sealed; after: Sealed }[],
): Promise<string[]> {
  const list = JSON.stringify(texts.map((text) => [text.id, text.before, text.after]))
  const rows = await db.all<{ id: string }>(sql`
    update ${column.table} set ${sql.identifier(name)} = list.value ->> 2 from json_each(${list}) as list
    where ${id} = list.value ->> 0 and ${column} = list.value ->> 1 returning ${sql.identifier(id.name)}`)
  return rows.map((row) => row.id)
}

/**
 * One of the oldest and one of the newest texts of a column, if there are any; reads at most twenty
 * rows.
 */
export const oldestAndNewest = (db: Db, { column, id }: SealedColumn) =>
  (['asc', 'desc'] as const).map((order) => {
    const ten = db
      .select({ id: sql<string>`${id}`.as('id'), text: sql<Sealed | null>`${column}`.as('text') })
      .from(column.table)
      .orderBy(sql.raw(`rowid ${order}`))
      .limit(10)
      .as('ten')
    return db.select().from(ten).where(sql`${ten.text} is not null`).limit(1)
  })

/** SQL for the id of the key that sealed a column's text, taken from the text: `v1:<key id>:…`. */
export const keyIdSql = (column: string): string =>
  `substr("${column}", 4, instr(substr("${column}", 4), ':') - 1)`
