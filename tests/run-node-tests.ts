/**
 * Runs the tests that need Node, `*.node.test.ts`: all, those of the named files and patterns in
 * that order, or with `--changed` those that reach a file which differs from the last commit.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { changedFiles, reaches } from './support/changed-files.ts'
import { keepTemporaryFilesInMemory } from './support/memory-files.ts'
import { printSlowest } from './support/slowest-files.ts'

keepTemporaryFilesInMemory()
// Wrangler is started dozens of times, and compiling it is most of what its start takes.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node-compile-cache')

const { values, positionals } = parseArgs({
  options: { changed: { type: 'boolean', default: false } },
  allowPositionals: true,
})
// These take longest: begun last, each would end alone, beside an idle core.
const longest = ['tests/import/command.node.test.ts', 'tests/checkout/crowd.node.test.ts']
const patterns = positionals.length > 0 ? positionals : [...longest, 'tests/**/*.node.test.ts']
const named = [...new Set(patterns.flatMap(filesOf))]
const changed = values.changed ? changedFiles() : null
const narrowed = changed && !changed.has('package-lock.json')
const files = narrowed ? named.filter((file) => reaches(file, changed)) : named

const took = new Map<string, number>()
process.exitCode = files.length > 0 ? 1 : 0
run({ files, concurrency: availableParallelism() })
  .on('test:summary', ({ file, duration_ms, success }) => {
    if (file) took.set(relative('', file), duration_ms)
    else if (success) process.exitCode = 0
  })
  .compose(spec)
  .on('end', () => printSlowest(took))
  .pipe(process.stdout)

function filesOf(pattern: string): string[] {
  const found = globSync(pattern)
  if (found.length === 0) throw new Error(`There is no test file ${pattern}`)
  return found
}
