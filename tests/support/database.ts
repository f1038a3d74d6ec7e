import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { vi } from 'vitest'

const { DB, TEST_MIGRATIONS } = env as unknown as {
  DB: D1Database
  TEST_MIGRATIONS: D1Migration[]
}

// Files run in one runtime, one after the other: each finds modules that nobody has used, and
// bindings without contents.
vi.unstubAllGlobals()
vi.resetModules()
await emptyBindings()
await applyD1Migrations(DB, TEST_MIGRATIONS)

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
