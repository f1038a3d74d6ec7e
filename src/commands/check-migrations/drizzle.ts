import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { sqlFiles } from './faults.ts'

/**
 * Asks drizzle whether its snapshots fit together, and whether the tables need a migration that is
 * not written yet.
 */
export function faultsOfDrizzle(project: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jegem-migrations-'))
  try {
    const copy = join(folder, 'migrations')
    cpSync(join(project, 'migrations'), copy, { recursive: true })
    const config = join(folder, 'drizzle.config.ts')
    const original = JSON.stringify(join(project, 'drizzle.config.ts'))
    // drizzle-kit reads `out` relative to where it runs, even when it begins with a slash.
    const out = JSON.stringify(relative(project, copy))
    writeFileSync(
      config,
      `import config from ${original}\nexport default { ...config, out: ${out} }\n`,
    )
    // drizzle-kit exits with 0 whatever happens, so what it prints decides.
    const check = drizzleKit(project, 'check', config)
    if (!check.includes("Everything's fine")) return [`drizzle-kit check:\n${check}`]
    const generate = drizzleKit(project, 'generate', config)
    if (generate.includes('No schema changes')) return []
    const before = sqlFiles(join(project, 'migrations'))
    const missing = sqlFiles(copy)
      .filter((file) => !before.includes(file))
      .map((file) => readFileSync(join(copy, file), 'utf8'))
    return [
      'The tables and the migrations differ. ' +
        'Run `npm run db:generate`, read what it wrote, and commit both.\n' +
        (missing.join('\n') || generate),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What drizzle-kit printed, errors included. */
function drizzleKit(project: string, command: 'check' | 'generate', config: string): string {
  const { stdout, stderr, error } = spawnSync(
    'node_modules/.bin/drizzle-kit',
    [command, '--config', config],
    { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 },
  )
  if (error) throw error
  return stdout + stderr
}
