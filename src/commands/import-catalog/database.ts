import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Options } from './options.ts'

/** The database could not be read or written. The message says why and what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

type Target = Pick<Options, 'database' | 'remote' | 'persistTo'>

/** A file of the project, wherever the command was called. */
export const projectFile = (path: string) => resolve(import.meta.dirname, '../../..', path)

/** Runs statements that read; answers the rows of each. Throws `DatabaseError`. */
export async function queryDatabase(statements: string[], target: Target): Promise<unknown[]> {
  const answer = await execute(['--json', '--command', statements.join('\n')], target)
  return z
    .array(z.object({ results: z.array(z.unknown()) }))
    .parse(JSON.parse(answer))
    .map(({ results }) => results)
}

/**
 * Runs statements that write, all or none. Locally wrangler sends a file as one D1 batch, which is a transaction; on
 * Cloudflare it goes through D1's import, which returns the database to its former state when a statement fails. While
 * D1 imports it answers no other query: a large file is best imported at a quiet hour. If the connection is lost half-way,
 * run the import again: every statement can run twice. Throws `DatabaseError`.
 */
export async function writeDatabase(statements: string[], target: Target): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'catalog-import-'))
  try {
    const file = join(folder, 'import.sql')
    // D1 recognises a file that it has seen by its digest; the time makes each import its own.
    await writeFile(file, `-- ${new Date().toISOString()}\n${statements.join('\n')}\n`)
    await execute(['--yes', '--file', file], target)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function execute(args: string[], { database, remote, persistTo }: Target): Promise<string> {
  const place = remote ? ['--remote'] : ['--local']
  if (persistTo) place.push('--persist-to', persistTo)
  const wrangler = spawn(
    process.execPath,
    [wranglerProgram, 'd1', 'execute', database, ...place, ...args],
    { cwd: projectFile('.'), env: { ...process.env, ...quiet }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [out, err, code] = await Promise.all([
    textOf(wrangler.stdout),
    textOf(wrangler.stderr),
    new Promise<number | null>((done, fail) => wrangler.on('close', done).on('error', fail)),
  ])
  if (code === 0) return out
  const said = `${err}\n${out}`
  if (said.includes('no such table')) {
    const where = place.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')
    throw new DatabaseError(
      `the database has no tables yet. Run: npx wrangler d1 migrations apply ${database} ${where}`,
    )
  }
  throw new DatabaseError(`wrangler could not reach or change the database.\n${said.trim()}`)
}

const wranglerProgram = projectFile('node_modules/wrangler/bin/wrangler.js')
const quiet = {
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  NO_COLOR: '1',
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
