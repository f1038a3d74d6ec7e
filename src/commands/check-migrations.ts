import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { faultsOfMigrations, sqlFiles } from './check-migrations/faults.ts'

/**
 * `npm run check:migrations`: refuses a migration that could lose data, a gap in their numbers, and tables that say
 * something else than the migrations. Exits with 1 and names file, line and remedy.
 */
const faults = [...faultsOfMigrations('migrations'), ...faultsOfDrizzle()]
for (const fault of faults) console.error(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
else console.log(`Migrations: ${sqlFiles('migrations').length} safe, and in step with the tables.`)

/** Asks drizzle whether its snapshots fit together, and whether the tables need a migration that is not written yet. */
function faultsOfDrizzle(): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'jegem-migrations-'))
  try {
    cpSync('migrations', join(copy, 'migrations'), { recursive: true })
    const config = join(copy, 'drizzle.config.ts')
    // drizzle-kit reads `out` relative to where it runs, even when it begins with a slash.
    const out = relative('.', join(copy, 'migrations'))
    writeFileSync(
      config,
      `import config from ${JSON.stringify(resolve('drizzle.config.ts'))}\nexport default { ...config, out: ${JSON.stringify(out)} }\n`,
    )
    // drizzle-kit exits with 0 whatever happens, so its words decide.
    const check = drizzleKit('check', config)
    if (!check.includes("Everything's fine")) return [`drizzle-kit check:\n${check}`]
    const generate = drizzleKit('generate', config)
    if (generate.includes('No schema changes')) return []
    const before = sqlFiles('migrations')
    const missing = sqlFiles(join(copy, 'migrations'))
      .filter((file) => !before.includes(file))
      .map((file) => readFileSync(join(copy, 'migrations', file), 'utf8'))
    return [
      'The tables and the migrations differ. Run `npm run db:generate`, read what it wrote, and commit both.\n' +
        (missing.join('\n') || generate),
    ]
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** What drizzle-kit printed, errors included. */
function drizzleKit(command: 'check' | 'generate', config: string): string {
  const { stdout, stderr, error } = spawnSync(
    'node_modules/.bin/drizzle-kit',
    [command, '--config', config],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 },
  )
  if (error) throw error
  return stdout + stderr
}
