import { globSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { readHostileCatalogue } from './tests/security/hostile-catalogue.ts'
import { testSecrets } from './tests/support/secrets.ts'

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          ...testSecrets,
          TEST_MIGRATIONS: await readD1Migrations('migrations'),
          TEST_HOSTILE_CATALOGUE: await readHostileCatalogue(),
          TEST_STATIC_FILES: globSync('**/*.*', { cwd: 'static' }),
        },
      },
    })),
  ],
  // The shop speaks the pseudo-locale as well, to whoever sets it up in Greek.
  resolve: {
    alias: [
      {
        find: /^[./]+\/platform\/language\.ts$/,
        replacement: `${import.meta.dirname}/tests/words/pseudo-language.ts`,
      },
    ],
  },
  // Vite warns of every source map that stripe's package names and does not ship.
  logLevel: 'error',
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/journeys/**', '**/*.node.test.ts'],
    setupFiles: ['tests/support/database.ts'],
    // Vitest would leave one core idle, which is half of a small machine.
    maxWorkers: '100%',
  },
})
