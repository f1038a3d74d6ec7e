import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { databaseArguments } from '../shared/database.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { requireWrangler } from '../shared/wrangler.ts'
import type { Options } from './options.ts'

/**
 * Writes the database into a file: tables and indexes, then rows, then triggers. An export of
 * wrangler alone cannot be restored: it has rows of a table before the table that they point to
 * (github.com/cloudflare/workers-sdk/issues/5683), and triggers that exist before the rows would
 * act on them. The file appears when it is complete; an existing one is never replaced. Throws
 * `Stopped`.
 */
export async function backUp({ file, local }: Options, tools: Tools): Promise<void> {
  if (await stat(file).catch(() => null))
    throw new Stopped(`${file} already exists. Name another file.`)
  // Beside the file, so that nothing of it is left on another disk.
  const folder = await mkdtemp(join(dirname(file), '.backup-')).catch(() => {
    throw new Stopped(`There is no folder ${dirname(file)} to write to.`)
  })
  try {
    const [schema, rows, whole] = ['schema.sql', 'rows.sql', 'whole.sql'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    await exportTo(schema, '--no-data', local, tools)
    await exportTo(rows, '--no-schema', local, tools)
    const { tables, triggers } = splitAtTriggers(await readFile(schema, 'utf8'))
    await writeFile(whole, tables, { mode: 0o600 })
    await pipeline(createReadStream(rows), createWriteStream(whole, { flags: 'a' }))
    await writeFile(whole, `\n${triggers}`, { flag: 'a' })
    await rename(whole, file)
  } finally {
    await rm(folder, { recursive: true })
  }
  const { size } = await stat(file)
  tools.say(`${file}: ${Math.ceil(size / 1000).toLocaleString('en')} kB, all tables and rows`)
}

async function exportTo(file: string, part: string, local: boolean, tools: Tools): Promise<void> {
  const database = databaseArguments({ name: 'DB', remote: !local, persistTo: null })
  await requireWrangler(
    tools,
    ['d1', 'export', ...database, '--skip-confirmation', part, '--output', file],
    'export the database',
    'Nothing was changed. Run the same command again at a quiet hour: ' +
      'the shop has to wait while D1 exports.',
  )
}

/** Triggers come last in an export, each at the beginning of a line. */
function splitAtTriggers(schema: string): { tables: string; triggers: string } {
  const at = schema.search(/^CREATE TRIGGER /m)
  return at < 0
    ? { tables: schema, triggers: '' }
    : { tables: schema.slice(0, at), triggers: schema.slice(at) }
}
