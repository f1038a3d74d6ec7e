/** A row by its columns. */
export type Row = Record<string, unknown>

/** Queries any kind of database. */
export type Ask = (sql: string) => Promise<Row[]>

/**
 * Values for columns where made-up ones would violate a constraint or break the shop; `n` counts
 * rows from 1.
 */
export type Overrides = Record<string, Record<string, (n: number) => string | number | null>>

type Column = { name: string; type: string }

/** Tables whose triggers want rows of another one. */
const heldByTriggers = { order_corrections: 'pieces' }

/** Names of the shop's tables, each after those it refers to. */
export async function tablesOf(ask: Ask): Promise<string[]> {
  const found = await ask(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '[_]*' AND name NOT GLOB 'sqlite_*' AND name <> 'd1_migrations' ORDER BY name",
  )
  const parents = new Map<string, string[]>()
  for (const { name } of found)
    parents.set(
      String(name),
      [...(await parentsOf(ask, String(name))).values()].map(([to]) => to),
    )
  for (const [table, before] of Object.entries(heldByTriggers))
    if (parents.has(table)) parents.get(table)?.push(before)
  const sorted: string[] = []
  const visit = (table: string) => {
    if (sorted.includes(table)) return
    for (const parent of parents.get(table) ?? []) if (parent !== table) visit(parent)
    sorted.push(table)
  }
  for (const table of parents.keys()) visit(table)
  return sorted
}

/**
 * Statements that insert `count` rows into every table, for any version of the schema. Row `n` of a
 * table refers to row `n` of others; a text names its column, with characters that exports stumble
 * over; a number is `n`.
 */
export async function fillingOf(
  ask: Ask,
  count: number,
  overrides: Overrides = {},
): Promise<string[]> {
  const statements: string[] = []
  const made = new Map<string, unknown>()
  for (const table of await tablesOf(ask)) {
    const columns = (await ask(`PRAGMA table_info("${table}")`)) as Column[]
    const parents = await parentsOf(ask, table)
    for (let n = 1; n <= count; n++) {
      const values = columns.map(({ name, type }) => {
        const parent = parents.get(name)
        const value = parent
          ? made.get(`${parent[0]}.${parent[1]}:${n}`)
          : (overrides[table]?.[name] ?? usual(table, name, type))(n)
        made.set(`${table}.${name}:${n}`, value)
        return literal(value)
      })
      const names = columns.map(({ name }) => `"${name}"`)
      statements.push(`INSERT INTO "${table}" (${names}) VALUES (${values})`)
    }
  }
  return statements
}

/** All rows of a database, table by table, in insertion order. */
export async function contentsOf(ask: Ask): Promise<Record<string, Row[]>> {
  const contents: Record<string, Row[]> = {}
  for (const table of await tablesOf(ask))
    contents[table] = await ask(`SELECT * FROM "${table}" ORDER BY rowid`)
  return contents
}

/** Which column refers to which table and column. */
async function parentsOf(ask: Ask, table: string): Promise<Map<string, [string, string]>> {
  const keys = await ask(`PRAGMA foreign_key_list("${table}")`)
  return new Map(
    keys.map(({ from, table: to, to: at }) => [String(from), [String(to), String(at)]]),
  )
}

const usual = (table: string, name: string, type: string) => (n: number) =>
  /int/i.test(type)
    ? n
    : /real|num/i.test(type)
      ? n + 0.5
      : `${table}.${name} ${n}: ${awkward[n % awkward.length]}`

/**
 * Separate, because wrangler's export mistakes the characters `\n` for a line break in a text that
 * also has a line break.
 */
const awkward = ['Zoë’s “ring” 💍; it\'s 50%\n-- "new" line\r\n\ttab', '{"a":"b\\nc\\\\"} /* ? $1']

const literal = (value: unknown) =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`
