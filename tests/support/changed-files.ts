import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Files that differ from the last commit, or that git does not know yet; as paths from the root.
 */
export function changedFiles(): Set<string> {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).split('\n')
  const names = [
    ...git('diff', '--name-only', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ]
  return new Set(names.filter(Boolean))
}

/**
 * Whether one of the `changed` files is `file`, or lies in it where it is a folder, or can be
 * reached from it: by imports, or as a path in quotes that it starts or reads.
 */
export function reaches(file: string, changed: Set<string>, seen = new Set<string>()): boolean {
  if (changed.has(file)) return true
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  if (statSync(file).isDirectory())
    return [...changed].some((path) => path.startsWith(join(file, '/')))
  return namedIn(file).some((named) => reaches(named, changed, seen))
}

/**
 * What the quotes in a program name, from its own place or from the root; of a pattern its folder.
 */
function namedIn(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return []
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(/['"]([\w./-]+)/g)].flatMap(([, path = '']) =>
    path.startsWith('.') ? [join(dirname(file), path), join(path)] : [join(path)],
  )
  // Whoever starts wrangler's server runs the whole shop.
  const shop = text.includes("'dev',") ? ['src/index.ts', 'migrations', 'static'] : []
  return [...named.filter((path) => !/^[./]*$/.test(path)), ...shop]
}
