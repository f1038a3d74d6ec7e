// For pages of `docs` that name the tests which show what they say: `[file] “title”`, the paths of
// the files at the foot of the page.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

/** A page of `docs`, and the files of the repository that it names. */
export function readPage(path: string) {
  const page = readFileSync(path, 'utf8')
  const links = new Map(
    Array.from(
      page.matchAll(/^\[(.+)\]: \.\.\/(.+)$/gm),
      ([, name, path]) => [name, path] as const,
    ),
  )
  const fileOf = (name: string) => {
    const path = links.get(name)
    assert.ok(path, `[${name}] leads nowhere`)
    return readFileSync(path, 'utf8')
  }
  return {
    page,
    /** The cells of the rows of its tables that begin with what `first` matches. */
    rows: (first: RegExp) =>
      page
        .split('\n')
        .filter((line) => line.startsWith('| ') && first.test(line.slice(2)))
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    /** Whether a file that the page calls by this name holds tests. */
    isTest: (name: string) => links.get(name)?.includes('.test.ts') ?? false,
    /** Every file that the page names is there. */
    expectFiles() {
      for (const [, name = ''] of page.matchAll(/\[([^\]]+)\](?![(:])/g)) fileOf(name)
    },
    /** A file has this test; `title` may end with … in place of the rest. */
    expectTest(file: string, title: string, where: string) {
      const words = title.replace(/…$/, '')
      assert.ok(words.length > 10, `${where}: “${title}” may be any test`)
      const ends = title.endsWith('…') ? [''] : ["'", '`']
      const found = ends.some((end) => fileOf(file).includes(words + end))
      assert.ok(found, `${where}: ${file} has no “${title}”`)
    },
  }
}
