import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Begins with the files that allow a test minutes: the last file to begin runs alone in the end,
 * while all other workers have nothing to do. How long each took is only known after a first run,
 * which in a fresh clone is the only one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => allowedBy(b) - allowedBy(a))
  }
}

/** The longest time-out in a file, in seconds. */
function allowedBy({ moduleId }: TestSpecification): number {
  const timeouts = readFileSync(moduleId, 'utf8').matchAll(/^(?: *\}, | {2})(\d+)_000[),]/gm)
  return Math.max(0, ...[...timeouts].map(([, seconds]) => Number(seconds)))
}
