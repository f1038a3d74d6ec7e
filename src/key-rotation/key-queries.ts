import { keyIdSql, sealedColumns } from './queries.ts'

const placeOf = ({ table, name }: { table: string; name: string }) => `${table}.${name}`

/**
 * SQL that lists the sealed columns of a database as `{ column }`: an older one may lack some, or
 * all.
 */
export function presentColumnsSql(): string[] {
  return [...Map.groupBy(sealedColumns, ({ table }) => table)].map(([table, columns]) => {
    const names = columns.map(({ name }) => `'${name}'`)
    return `SELECT '${table}.' || name AS "column" FROM pragma_table_info('${table}') WHERE name IN (${names});`
  })
}

/**
 * SQL that counts texts by the key that sealed them, a statement per column. Reads whole tables.
 * Returns, by column and key, the number of texts and one of them with its row: `{ column, key,
 * texts, id, text }`.
 */
export function keyUsesSql(columns: string[]): string[] {
  return sealedColumns
    .filter((column) => columns.includes(placeOf(column)))
    .map(
      // SQLite takes the bare column `text` from the row that max() found.
      ({ table, name }) =>
        `SELECT '${table}.${name}' AS "column", ${keyIdSql(name)} AS "key",
    count(*) AS texts, max(id) AS id, "${name}" AS "text" FROM "${table}" WHERE "${name}" IS NOT NULL GROUP BY 2;`,
    )
}
