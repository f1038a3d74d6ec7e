import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { publishPictures, writePicture } from '../../src/commands/import-catalog/picture-files.ts'
import { demo, demoPictures } from './demo-pictures.ts'
import { databaseFile, folderOf, type Place, readDatabase } from './local-database.ts'
import { copyMade, oneAtATime } from './made-once.ts'
import { root, runScript, runWrangler } from './wrangler.ts'

/**
 * Brings a local database to the newest migration, and imports the demo catalogue where there are
 * no products. A new one is a copy of one that is kept: making it takes ten seconds.
 *
 * @param how `encodeLater`: without encoding its pictures; `show` gets a line before each step that
 *   takes time
 */
export async function prepareDatabase(
  place: Place = {},
  how: { encodeLater?: boolean; show?: (line: string) => void } = {},
): Promise<void> {
  mkdirSync(kept, { recursive: true })
  await oneAtATime(join(kept, 'lock'), async () => {
    const make = (folder: string) => fillDatabase({ persistTo: folder }, how.show)
    if (databaseFile(place)) await fillDatabase(place, how.show)
    else await copyMade({ folder: join(kept, 'made'), digest: digest(), make }, folderOf(place))
    if (!how.encodeLater) await encodePictures(place)
  })
}

const kept = join(root, '.wrangler/demo-database')

/** Of all that a new database depends on, and of more: the import reaches into most slices. */
function digest(): string {
  const sources = ['src/**/*.ts*', 'migrations/*.sql', `${relative(root, demo)}/**/*.*`]
  const files = globSync([...sources, 'package-lock.json', 'wrangler.toml'], { cwd: root })
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

async function fillDatabase(place: Place, show: (line: string) => void = () => undefined) {
  const where = ['--persist-to', folderOf(place)]
  if (!isMigrated(place)) {
    show('Preparing the local database …')
    await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', ...where])
  }
  if (readDatabase('SELECT 1 FROM products LIMIT 1', place).length > 0) return
  show('Importing the demo catalogue …')
  const catalogue = [join(demo, 'products.csv'), '--collections', join(demo, 'collections.json')]
  await runScript(['src/commands/import-catalog.ts', ...catalogue, '--encode-later', ...where])
}

function isMigrated(place: Place): boolean {
  const applied = readDatabase<{ name: string }>('SELECT name FROM d1_migrations', place)
  const names = new Set(applied.map(({ name }) => name))
  const files = readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql'))
  return files.every((name) => names.has(name))
}

async function encodePictures(place: Place): Promise<void> {
  const files = demoPictures(place).values()
  const work = async () => {
    for (const file of files) await writePicture(file)
  }
  await Promise.all([work(), work(), work()])
  await publishPictures()
}
