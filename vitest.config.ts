import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { configDefaults, defineConfig } from 'vitest/config'
import { readHostileCatalogue } from './tests/security/hostile-catalogue.ts'
import { LongestFirst } from './tests/support/longest-first.ts'
import { keepTemporaryFilesInMemory } from './tests/support/memory-files.ts'
import { testSecrets } from './tests/support/secrets.ts'
import { slowestFiles } from './tests/support/slowest-files.ts'

keepTemporaryFilesInMemory()

/**
 * What the Worker reads at first use, tests read with the rest. Vitest asks Vite anew for each
 * `import()`, and workerd lets no request wait for what another has asked for.
 */
const readAtOnce = {
  name: 'read-at-once',
  enforce: 'pre' as const,
  transform(code: string, file: string) {
    if (!file.includes('/src/')) return
    const imports: string[] = []
    const text = code.replace(/await import\(('\.[^']+')\)/g, (_, from) => {
      imports.push(`import * as read${imports.length} from ${from};`)
      return `read${imports.length - 1}`
    })
    // On the first line, so that the others keep their numbers.
    return imports.length > 0 ? { code: imports.join('') + text, map: null } : undefined
  },
}

export default defineConfig({
  plugins: [
    readAtOnce,
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        // Messages are brought by the tests: the queues would bring them to whichever test runs by
        // then.
        queueProducers: { OUTBOX: 'read-by-no-one', NEWSLETTER_QUEUE: 'read-by-no-one' },
        bindings: {
          ...testSecrets,
          // The other way is tested where it matters: tests/payments/delayed-payments.test.ts.
          DELAYED_PAYMENTS: { up_to: 99_999_999, days: 14 },
          TEST_MIGRATIONS: await readD1Migrations('migrations'),
          TEST_HOSTILE_CATALOGUE: await readHostileCatalogue(),
          TEST_STATIC_FILES: globSync('**/*.*', { cwd: 'static' }),
        },
      },
    })),
  ],
  // A shop with a Greek locale speaks the pseudo-locale: docs/decisions/011-words-per-request.md.
  resolve: {
    alias: [
      {
        find: /^[./]+\/platform\/language\.ts$/,
        replacement: fileURLToPath(
          new URL('./tests/words/pseudo-language.ts', import.meta.url).href,
        ),
      },
    ],
  },
  // Vite warns of every source map that stripe's package names and does not ship.
  logLevel: 'error',
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/journeys/**', '**/*.node.test.ts'],
    globalSetup: ['tests/support/analytics-setup.ts'],
    setupFiles: ['tests/support/database.ts'],
    // A busy machine is no fault of the shop: properties that take a second alone took six there.
    testTimeout: 20_000,
    // Vitest would leave one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // A runtime for each file takes longer to start than most files take. The set-up makes anew
    // what files could share.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', slowestFiles],
    // No test imports them, and a change in them can break any test: see `npm run test:changed`.
    forceRerunTriggers: [
      ...configDefaults.forceRerunTriggers,
      '**/{wrangler.toml,package-lock.json,migrations/*.sql,static/**}',
    ],
  },
})
