// The commands of docs/run-a-shop.md, "Backup and restore", on local databases.
import assert from 'node:assert/strict'
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { backUp } from '../../src/commands/back-up/back-up.ts'
import { openTools } from '../../src/commands/shared/tools.ts'
import { readWranglerToml } from '../../src/commands/shared/wrangler-toml.ts'
import { type Ask, contentsOf, fillingOf, type Row, tablesOf } from '../support/rows.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'jegem-backup-test-'))
after(() => rmSync(folder, { recursive: true }))

test('a database that was exported and brought back is the same, to the letter', async () => {
  const [shop, restored] = [project('shop'), project('restored')]
  const file = join(folder, 'backup.sql')
  const lines: string[] = []
  const tools = { ...openTools(shop), say: (line: string) => lines.push(line) }
  await wrangler(shop, 'd1', 'migrations', 'apply', 'DB', '--local')
  await fill(databaseOf(shop))

  await backUp({ file, local: true }, tools)
  assert.match(lines.join(), /backup\.sql: [\d,]+ kB/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  await wrangler(restored, 'd1', 'execute', 'DB', '--local', '--file', file)

  const before = await everythingIn(shop)
  assert.deepEqual(await everythingIn(restored), before)
  assert.ok(Object.values(before.contents).every((rows) => rows.length > 1))
  assert.ok(before.made.some(({ type }) => type === 'trigger'))

  await assert.rejects(backUp({ file, local: true }, tools), /already exists/)
  assert.deepEqual(readdirSync(folder).sort(), ['backup.sql', 'restored', 'shop'])
})

/** A folder from which wrangler knows a local database of its own, with the shop's migrations. */
function project(name: string): string {
  const { compatibility_date } = readWranglerToml()
  const place = join(folder, name)
  mkdirSync(place)
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const migrations = JSON.stringify(join(root, 'migrations'))
  const database = `binding = "DB"\ndatabase_name = "jegem"\nmigrations_dir = ${migrations}`
  writeFileSync(
    join(place, 'wrangler.toml'),
    `name = "jegem"\ncompatibility_date = "${compatibility_date}"\n[[d1_databases]]\n${database}\n`,
  )
  return place
}

async function wrangler(place: string, ...args: string[]): Promise<void> {
  const ran = await openTools(place).wrangler(args)
  assert.equal(ran.code, 0, ran.stdout + ran.stderr)
}

function databaseOf(place: string): DatabaseSync {
  const [file = ''] = globSync(join(place, '.wrangler/state/v3/d1/*/*.sqlite'), {
    exclude: (path) => path.includes('metadata'),
  })
  return new DatabaseSync(file)
}

const askOf =
  (database: DatabaseSync): Ask =>
  async (sql) =>
    database.prepare(sql).all() as Row[]

/** Puts forty rows into every table: as many as a cart takes, for which there is a trigger. */
async function fill(database: DatabaseSync): Promise<void> {
  const values = {
    // Constraints want numbers within bounds.
    cart_lines: { quantity: (n: number) => (n % 9) + 1 },
    cart_networks: { carts: (n: number) => (n % 9) + 1 },
    kept_links: { changes: (n: number) => (n % 9) + 1 },
    redirects: { to_path: (n: number) => `/products/ring-${n}` },
    order_notes: { kind: () => 'staff' },
    // Only such an order has reminders.
    orders: { origin: () => 'shop', state: () => 'paid', parent_id: () => null },
    reminders: { kind: () => 'replating', state: () => 'done', due_at: () => null },
    order_changes: { state: () => 'applied', leaves: () => 'ready', enters: () => 'ready' },
    returns: { state: () => 'asked' },
    service_requests: { kind: () => 'repair', state: () => 'done' },
    return_pieces: { condition: () => 'damaged' },
    refunds: { state: () => 'failed', way: () => 'provider' },
    journal: { gross: () => 0, net: () => 0, tax: () => 0 },
    pieces: { stage: () => 'ready', waits_for: () => 'stone' },
    staff: { role: () => 'desk' },
    // Triggers read it.
    variants: { facets: (n: number) => JSON.stringify([`metal=it's "gold"\n${n}`]) },
  }
  for (const sql of await fillingOf(askOf(database), 40, values)) database.exec(sql)
  database.close()
}

async function everythingIn(place: string) {
  const database = databaseOf(place)
  const ask = askOf(database)
  const tables = [...(await tablesOf(ask)), 'd1_migrations'].map((table) => `'${table}'`)
  const made = await ask(
    `SELECT type, name, tbl_name, sql FROM sqlite_master
      WHERE tbl_name IN (${tables}) ORDER BY type, name`,
  )
  const contents = await contentsOf(ask)
  const migrations = await ask('SELECT * FROM d1_migrations ORDER BY id')
  database.close()
  return { made, contents, migrations }
}
