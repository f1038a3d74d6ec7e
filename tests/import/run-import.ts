import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { mock } from 'node:test'
import { importCatalog } from '../../src/commands/import-catalog/import-catalog.ts'
import { readOptions } from '../../src/commands/import-catalog/options.ts'
import { shopCurrency } from '../../src/commands/import-catalog/shop-currency.ts'
import { Stopped } from '../../src/commands/shared/stopped.ts'
import { openTools } from '../../src/commands/shared/tools.ts'
import type { Wrangler } from '../../src/commands/shared/wrangler.ts'
import { databaseFile } from '../stand-ins/local-database.ts'

let currency: ReturnType<typeof shopCurrency> | undefined

/**
 * Runs the import as its command does, but in this process, with the local database of a folder
 * opened here: the command starts wrangler up to three times, most of a second of a core each.
 * Returns what the command would have printed and its exit code.
 */
export async function runImport(folder: string, args: string[]) {
  const printed = { stdout: '', stderr: '' }
  const into = (stream: keyof typeof printed) => (line: string) => {
    printed[stream] += `${line}\n`
  }
  const mocks = [
    mock.method(console, 'log', into('stdout')),
    mock.method(console, 'error', into('stderr')),
  ]
  try {
    const tools = { ...openTools(), wrangler: opened(folder) }
    const options = readOptions([...args, '--persist-to', folder])
    await importCatalog(options, tools, () => (currency ??= shopCurrency()))
    return { status: 0, ...printed }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return { status: 1, ...printed, stderr: `${printed.stderr}\n${error.message}\n` }
  } finally {
    for (const each of mocks) each.mock.restore()
  }
}

/** `wrangler d1 execute` on the local database of a folder: a file all or nothing, or a query. */
const opened =
  (folder: string): Wrangler =>
  async (args) => {
    const [given = '', text = ''] = args.slice(-2)
    const database = new DatabaseSync(databaseFile({ persistTo: folder }) ?? '')
    try {
      if (given === '--file') {
        database.exec(`BEGIN;\n${readFileSync(text, 'utf8')}COMMIT`)
        return { code: 0, stdout: '', stderr: '' }
      }
      const results = text
        .split(/;\n|;$/)
        .filter(Boolean)
        .map((statement) => ({ results: database.prepare(statement).all() }))
      return { code: 0, stdout: JSON.stringify(results), stderr: '' }
    } finally {
      database.close()
    }
  }
