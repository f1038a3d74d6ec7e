import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Outside, run, Stopped } from '../deploy/outside.ts'

/**
 * Writes the database into `file`: tables and indexes, then rows, then triggers. An export of wrangler alone cannot be brought
 * back: it has rows of a table before the table they point to (github.com/cloudflare/workers-sdk/issues/5683), and triggers that
 * are there before the rows would act on them. The file appears when it is whole; one that is there is never replaced.
 */
export async function backUp(
  file: string,
  where: 'local' | 'remote',
  outside: Outside,
): Promise<void> {
  if (await stat(file).catch(() => null))
    throw new Stopped(`${file} already exists. Name another file.`)
  // Beside the file, so that nothing of it is left on another disk.
  const folder = await mkdtemp(join(dirname(file), '.backup-')).catch(() => {
    throw new Stopped(`There is no folder ${dirname(file)} to write to.`)
  })
  try {
    const [tables, rows, whole] = ['tables.sql', 'rows.sql', 'whole.sql'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    await exportTo(tables, '--no-data', where, outside)
    await exportTo(rows, '--no-schema', where, outside)
    const { before, after } = cutAtTriggers(await readFile(tables, 'utf8'))
    await writeFile(whole, before, { mode: 0o600 })
    await pipeline(createReadStream(rows), createWriteStream(whole, { flags: 'a' }))
    await writeFile(whole, `\n${after}`, { flag: 'a' })
    await rename(whole, file)
  } finally {
    await rm(folder, { recursive: true })
  }
  const { size } = await stat(file)
  outside.say(`${file}: ${Math.ceil(size / 1000).toLocaleString('en')} kB, all tables and rows`)
}

async function exportTo(file: string, part: string, where: 'local' | 'remote', outside: Outside) {
  await run(
    outside,
    ['d1', 'export', 'DB', `--${where}`, '--skip-confirmation', part, '--output', file],
    'export the database',
    'Nothing was changed. Run the same command again at a quiet hour: the shop has to wait while D1 exports.',
  )
}

/** Triggers come last in an export, each from the beginning of a line. */
function cutAtTriggers(tables: string): { before: string; after: string } {
  const at = tables.search(/^CREATE TRIGGER /m)
  return at < 0
    ? { before: tables, after: '' }
    : { before: tables.slice(0, at), after: tables.slice(at) }
}
