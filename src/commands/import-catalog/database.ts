import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Database, databaseArguments, queryDatabase } from '../shared/database.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { type Ran, wordsOf } from '../shared/wrangler.ts'

/** Runs statements that read the catalogue; returns the rows of each. Throws `Stopped`. */
export const readDatabase = (tools: Tools, database: Database, statements: string[]) =>
  queryDatabase(tools, database, statements, (ran) => failure(ran, database))

/**
 * Runs statements that write, all or none. Locally wrangler sends a file as one D1 batch, which is
 * a transaction; on Cloudflare it goes through D1's import, which returns the database to its
 * former state when a statement fails. While D1 imports it answers no other query: a large file is
 * best imported at a quiet hour. If the connection is lost half-way, run the import again: every
 * statement can run twice. Throws `Stopped`.
 */
export async function writeDatabase(
  tools: Tools,
  database: Database,
  statements: Iterable<string>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'catalog-import-'))
  try {
    const file = join(folder, 'import.sql')
    // D1 recognises a file that it has seen by its digest; the time makes each import its own.
    await pipeline(linesOf(`-- ${new Date().toISOString()}`, statements), createWriteStream(file))
    const target = databaseArguments(database)
    const ran = await tools.wrangler(['d1', 'execute', ...target, '--yes', '--file', file])
    if (ran.code !== 0) throw failure(ran, database)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function* linesOf(first: string, others: Iterable<string>) {
  yield `${first}\n`
  for (const line of others) yield `${line}\n`
}

function failure({ stdout, stderr }: Ran, database: Database): Stopped {
  const printed = `${stderr}\n${stdout}`
  if (printed.includes('no such table')) {
    const target = databaseArguments(database)
      .map((word) => (word.includes(' ') ? `"${word}"` : word))
      .join(' ')
    return new Stopped(
      'Nothing was imported: the database has no tables yet. ' +
        `Run: npx wrangler d1 migrations apply ${target}`,
    )
  }
  return new Stopped(
    `Nothing was imported: wrangler could not reach or change the database.\n${wordsOf(printed)}`,
  )
}
