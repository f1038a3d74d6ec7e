import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { vi } from 'vitest'

const { DB, TEST_MIGRATIONS } = env as unknown as {
  DB: D1Database
  TEST_MIGRATIONS: D1Migration[]
}
type Module = { importers: Set<string>; meta?: unknown }
/** Where Vitest keeps the modules that have run. */
type Runner = { evaluatedModules: { idToModuleMap: Map<string, Module> } }
/** What asks Vite for the module that an import names. */
type Loader = {
  cachedModule(url: string, importer?: string): Promise<Module>
  evaluatedModules: { getModuleByUrl(url: string): Module | undefined }
}

// Files run in one runtime, one after the other: each finds modules that nobody has used, and
// bindings without contents.
vi.unstubAllGlobals()
keepAnswers()
resetOwnModules()
await emptyBindings()
await migrate()

/**
 * As `applyD1Migrations` does, in one round trip instead of one for each migration, and with one
 * answer for each migration instead of one for each of its statements.
 */
async function migrate(): Promise<void> {
  await applyD1Migrations(DB, [])
  await DB.batch(
    TEST_MIGRATIONS.flatMap(({ name, queries }) => [
      DB.prepare(queries.join(';\n')),
      DB.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]),
  )
}

/**
 * As `vi.resetModules()`, except that packages stay: they keep nothing of a test, and running their
 * 600 modules anew was most of what a file of tests took to start.
 */
function resetOwnModules(): void {
  const { evaluatedModules } = (globalThis as unknown as { __vitest_worker__: Runner })
    .__vitest_worker__
  for (const [id, module] of evaluatedModules.idToModuleMap) {
    if (/\/node_modules\/|^mock:/.test(id)) continue
    Object.assign(module, { promise: undefined, exports: undefined, evaluated: false })
    module.importers.clear()
  }
}

/**
 * Vite's runner asks Vite about each import of each module anew, to be answered in most cases that
 * it has the module: thousands of messages between two processes for a file. Vitest takes the
 * `meta` of a module away where that has changed meanwhile.
 */
function keepAnswers(): void {
  const { moduleRunner: loader } = (
    globalThis as unknown as { __vitest_mocker__: { moduleRunner: Loader } }
  ).__vitest_mocker__
  if (Object.hasOwn(loader, 'cachedModule')) return
  const ask = loader.cachedModule
  loader.cachedModule = async (url, importer) => {
    const known = loader.evaluatedModules.getModuleByUrl(url)
    return known?.meta ? known : ask.call(loader, url, importer)
  }
}

/** Work that the file before has left may keep its database open, which a reset then misses. */
async function emptyBindings(): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    await reset()
    if (await isEmpty()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The database of the test file before could not be emptied.')
}

async function isEmpty(): Promise<boolean> {
  const tables = "select count(*) as n from sqlite_master where type = 'table' and name = 'orders'"
  return (await DB.prepare(tables).first<number>('n')) === 0
}
