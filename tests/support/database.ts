import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { vi } from 'vitest'

// Files run in one runtime, one after the other: each finds modules that nobody has used, and bindings without contents.
vi.unstubAllGlobals()
vi.resetModules()
await reset()
const { TEST_MIGRATIONS } = env as unknown as { TEST_MIGRATIONS: D1Migration[] }
await applyD1Migrations(env.DB, TEST_MIGRATIONS)
