import { keyIdSql, sealedColumns } from './queries.ts'

const placeOf = ({ table, name }: { table: string; name: string }) => `${table}.${name}`

/**
 * SQL that lists the sealed columns which a database has: an older one may lack some, or all.
 * Answers `{ column }`.
 */
export function presentColumnsSql(): string[] {
  return [...Map.groupBy(sealedColumns, ({ table }) => table)].map(([table, columns]) => {
    const names = columns.map(({ name }) => `'${name}'`)
    return `SELECT '${table}.' || name AS "column" FROM pragma_table_info('${table}') WHERE name IN (${names});`
  })
}

/**
 * SQL that asks which keys sealed the texts of these columns, a statement for each. Reads whole
 * tables. Answers, by column and key, how many texts there are, and one of them with its row: `{
 * column, key, texts, id, text }`.
 */
export function keyUsesSql(columns: string[]): string[] {
  return sealedColumns
    .filter((column) => columns.includes(placeOf(column)))
    .map(
      // The text is that of the row with the greatest id: so SQLite does it beside max().
      ({ table, name }) =>
        `SELECT '${table}.${name}' AS "column", ${keyIdSql(name)} AS "key",
    count(*) AS texts, max(id) AS id, "${name}" AS "text" FROM "${table}" WHERE "${name}" IS NOT NULL GROUP BY 2;`,
    )
}
