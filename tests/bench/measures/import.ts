import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { root, runScript, runWrangler } from '../../stand-ins/wrangler.ts'
import { atMost, noted, type Report, round } from '../figure.ts'
import { generatedExport } from '../generated-export.ts'
import type { Usage } from '../report-usage.ts'

const PRODUCTS = 10_000

/**
 * How long the import of a large catalogue takes and how much memory, without wrangler's own, which
 * writes to the database; then of the same file again. Needs no shop.
 */
export async function measureImport(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-import-'))
  try {
    const csv = join(folder, 'products.csv')
    await pipeline(generatedExport(PRODUCTS), createWriteStream(csv))
    await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', folder])
    const first = await importOnce(csv, folder)
    const again = await importOnce(csv, folder)
    return {
      'import, 10,000 products': { ...figures(first), time: atMost(30, first.seconds, 's') },
      'import again, no change': { ...figures(again), time: atMost(15, again.seconds, 's') },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const figures = ({ megabytes, cpuSeconds }: Usage) => ({
  memory: atMost(200, megabytes, 'MB'),
  CPU: noted(cpuSeconds, 's'),
})

/** Runs the import as `npm run catalog:import` does. */
async function importOnce(csv: string, folder: string): Promise<Usage & { seconds: number }> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const [, ...command]: string[] = scripts['catalog:import'].split(' ')
  const usage = join(folder, 'usage.json')
  process.env.USAGE_FILE = usage
  const start = performance.now()
  await runScript([
    ...['--import', import.meta.resolve('../report-usage.ts'), ...command],
    ...[csv, '--persist-to', folder, '--encode-later'],
  ])
  const seconds = round((performance.now() - start) / 1000)
  return { ...(JSON.parse(await readFile(usage, 'utf8')) as Usage), seconds }
}
