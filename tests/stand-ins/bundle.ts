import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeOnce, oneAtATime } from './made-once.ts'
import { root, runWrangler } from './wrangler.ts'

/**
 * Bundles a Worker for a shop that runs as it is now, and returns the bundle's file. It is kept:
 * bundling is a quarter of what a shop takes to start, and wrangler would then watch all that the
 * Worker is made of.
 *
 * @param entry file of the Worker; one that is a bundle already is returned as it is
 */
export async function bundle(entry: string): Promise<string> {
  if (entry.endsWith('.js')) return entry
  const name = entry.replace(/\W+/g, '-')
  // In the project, because wrangler looks for its settings from there upwards.
  const folder = join(root, '.wrangler/bundles', name)
  mkdirSync(folder, { recursive: true })
  const make = async (to: string) => {
    await runWrangler(['deploy', entry, '--dry-run', '--outdir', to])
  }
  const made = { folder: join(folder, 'made'), digest: digest(), make }
  const where = await oneAtATime(join(folder, 'lock'), () => makeOnce(made))
  return join(where, basename(entry).replace(/\.tsx?$/, '.js'))
}

/** Of all that a bundle is made from, and of more. */
function digest(): string {
  const sources = ['src/**/*.*', 'tests/**/*.{ts,tsx,json}', 'package-lock.json', 'wrangler.toml']
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort())
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
