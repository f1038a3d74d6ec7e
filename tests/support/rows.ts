/** A row by its columns. */
export type Row = Record<string, unknown>

/** Asks a database of any kind for rows. */
export type Ask = (sql: string) => Promise<Row[]>

/**
 * Values that a table of one version takes or the shop can read, where made-up ones would not do;
 * `n` counts rows from 1.
 */
export type Told = Record<string, Record<string, (n: number) => string | number | null>>

type Column = { name: string; type: string }

/**
 * Names of the tables that hold the shop's rows, in an order in which each comes after those it
 * points to.
 */
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
 * Statements that put `count` rows into every table of whatever version the database has. Row `n`
 * of a table points to row `n` of others; a text says where it is, with the characters that exports
 * stumble over; a number is `n`.
 */
export async function fillingOf(ask: Ask, count: number, told: Told = {}): Promise<string[]> {
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
          : (told[table]?.[name] ?? usual(table, name, type))(n)
        made.set(`${table}.${name}:${n}`, value)
        return literal(value)
      })
      const names = columns.map(({ name }) => `"${name}"`)
      statements.push(`INSERT INTO "${table}" (${names}) VALUES (${values})`)
    }
  }
  return statements
}

/** Everything in a database, table by table, in the order in which it was written. */
export async function contentsOf(ask: Ask): Promise<Record<string, Row[]>> {
  const contents: Record<string, Row[]> = {}
  for (const table of await tablesOf(ask))
    contents[table] = await ask(`SELECT * FROM "${table}" ORDER BY rowid`)
  return contents
}

/** Which column points to which table and column. */
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
 * Apart, because wrangler's export takes the letters `\n` for a line break in a text that has a
 * line break as well.
 */
const awkward = ['Zoë’s “ring” 💍; it\'s 50%\n-- "new" line\r\n\ttab', '{"a":"b\\nc\\\\"} /* ? $1']

const literal = (value: unknown) =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`
