import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files that differ from the last commit, or that git does not know yet; as paths from the root. */
export function changedFiles(): Set<string> {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).split('\n')
  const names = [
    ...git('diff', '--name-only', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ]
  return new Set(names.filter(Boolean))
}

/** Whether a file is among `wanted`, or imports or names by its path one that is, however far. */
export function reaches(file: string, wanted: Set<string>, seen = new Set<string>()): boolean {
  if (wanted.has(file)) return true
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  return namedIn(file).some((named) => reaches(named, wanted, seen))
}

/** What a file imports, and what it names as it would start or read it: `src/commands/deploy.ts`. */
function namedIn(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return []
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(/['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, path = '']) =>
    join(dirname(file), path),
  )
  const named = [...text.matchAll(/['"]((?:src|tests)\/[\w./-]+)['"]/g)].map(
    ([, path = '']) => path,
  )
  // Whoever starts wrangler's server runs the whole shop.
  const shop = text.includes("'dev',") ? ['src/index.ts'] : []
  return [...imported, ...named, ...shop]
}
