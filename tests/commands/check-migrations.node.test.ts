import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { checkMigrations } from '../../src/commands/check-migrations/check-migrations.ts'
import { faultsOfMigrations } from '../../src/commands/check-migrations/faults.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const losesData = [
  'DROP TABLE `carts`;',
  'ALTER TABLE `carts` DROP COLUMN `note`;',
  'drop\n  trigger keep_history;',
  'DROP TRIGGER `keep_history`; CREATE TRIGGER `keep` BEFORE DELETE ON a BEGIN SELECT 1; END;',
  'CREATE TABLE `__new_carts` (`id` text);',
  'ALTER TABLE `carts` RENAME TO `baskets`;',
  'ALTER TABLE `carts` RENAME COLUMN `note` TO `remark`;',
  'PRAGMA foreign_keys=OFF;',
  'CREATE TABLE a (b text REFERENCES c(d) ON DELETE cascade);',
  'CREATE TABLE a (b text REFERENCES c(d) ON DELETE SET NULL);',
  'CREATE TABLE a (b text REFERENCES c(d) ON\n DELETE\n SET DEFAULT);',
]

for (const sql of losesData)
  test(`a migration may not say: ${sql.replace(/\s+/g, ' ')}`, () => {
    const faults = faultsOfSql(`CREATE TABLE ok (id text);\n\n${sql}`)
    assert.equal(faults.length, 1)
    assert.match(faults[0]!, /\/0000_x\.sql:3: .+\n {2}\S.{30}/)
  })

test('a migration may add, fill and index', () => {
  const sql = [
    'CREATE TABLE a (b text REFERENCES c(d) ON UPDATE no action ON DELETE no action);',
    'ALTER TABLE `carts` ADD `note` text;',
    'UPDATE carts SET note = token;',
    'DROP INDEX `carts_idle`;',
    'CREATE INDEX `carts_idle` ON `carts` (`touched_at`);',
    'DROP TRIGGER `keep`;',
    'CREATE TRIGGER `keep` BEFORE DELETE ON `a` BEGIN SELECT 1; END;',
  ].join('\n')
  assert.deepEqual(faultsOfSql(sql), [])
})

test('drop earrings may be named in a text or a comment, and lines are still counted right', () => {
  const sql =
    '-- drop table\n/* rename\n all */ ' +
    "INSERT INTO c VALUES ('Drop earrings, the jeweller''s\n drop table');"
  assert.deepEqual(faultsOfSql(sql), [])
  assert.match(faultsOfSql(`${sql}\nDROP TABLE c;`)[0]!, /\/0000_x\.sql:5: DROP TABLE/)
})

test('migrations are numbered without gap or double', () => {
  assert.deepEqual(faultsOfMigrations(folderWith('0000_start', '0001_more')), [])
  assert.match(
    faultsOfMigrations(folderWith('0000_start', '0002_more')).join(),
    /0002_more\.sql: should begin with 0001_/,
  )
  assert.match(
    faultsOfMigrations(folderWith('0000_a', '0001_b', '0001_c')).join(),
    /0001_c\.sql: should begin with 0002_/,
  )
})

test('a migration that drizzle does not know is refused, and so is one that was lost', () => {
  const folder = folderWith('0000_start', '0001_more')
  rmSync(join(folder, '0001_more.sql'))
  assert.match(faultsOfMigrations(folder).join(), /lists 0001_more\.sql, which is not there/)
  writeFileSync(join(folder, '0001_other.sql'), '')
  assert.match(faultsOfMigrations(folder).join(), /0001_other\.sql: is not in/)
})

test('a column that no migration makes and snapshots that do not fit together are found', () => {
  const project = mkdtempSync(join(tmpdir(), 'jegem-check-'))
  folders.push(project)
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'))
  cpSync('drizzle.config.ts', join(project, 'drizzle.config.ts'))
  mkdirSync(join(project, 'src/carts'), { recursive: true })
  const say = (columns: string) =>
    writeFileSync(
      join(project, 'src/carts/tables.ts'),
      "import { sqliteTable, text } from 'drizzle-orm/sqlite-core'\n" +
        `export const carts = sqliteTable('carts', { ${columns} })\n`,
    )
  const check = () => checkMigrations(project)

  say('id: text().primaryKey()')
  spawnSync('node_modules/.bin/drizzle-kit', ['generate', '--name=start'], { cwd: project })
  check()

  say('id: text().primaryKey(), giftNote: text()')
  assert.throws(check, {
    name: 'Stopped',
    message: /npm run db:generate[\s\S]*ALTER TABLE `carts` ADD `gift_note` text/,
  })

  writeFileSync(join(project, 'migrations/meta/0000_snapshot.json'), '{}')
  assert.throws(check, { name: 'Stopped', message: /drizzle-kit check/ })
})

function faultsOfSql(sql: string): string[] {
  const folder = folderWith('0000_x')
  writeFileSync(join(folder, '0000_x.sql'), sql)
  return faultsOfMigrations(folder)
}

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jegem-migrations-'))
  folders.push(folder)
  mkdirSync(join(folder, 'meta'))
  for (const name of names) writeFileSync(join(folder, `${name}.sql`), 'CREATE TABLE a (b text);')
  const journal = { entries: names.map((tag) => ({ tag })) }
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify(journal))
  return folder
}
