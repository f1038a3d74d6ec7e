import * as z from 'zod'
import type { Stopped } from './stopped.ts'
import type { Ran, Wrangler } from './wrangler.ts'

/** A database of `wrangler.toml`, on Cloudflare or on this computer. */
export type Database = {
  /** Its binding or name. */
  name: string
  remote: boolean
  /** Folder of a local database; null for wrangler's own. */
  persistTo: string | null
}

/** A database as the commands of `wrangler d1` take it. */
export const databaseArguments = ({ name, remote, persistTo }: Database): string[] => [
  name,
  remote ? '--remote' : '--local',
  ...(persistTo ? ['--persist-to', persistTo] : []),
]

const answers = z.array(z.object({ results: z.array(z.unknown()) }))

/**
 * Runs statements that read; returns the rows of each. Throws what `failure` makes of a failed run.
 */
export async function queryDatabase(
  tools: { wrangler: Wrangler },
  database: Database,
  statements: string[],
  failure: (ran: Ran) => Stopped,
): Promise<unknown[][]> {
  const query = ['--json', '--command', statements.join('\n')]
  const ran = await tools.wrangler(['d1', 'execute', ...databaseArguments(database), ...query])
  // With --json wrangler prints its errors to stdout, and only warnings to stderr.
  if (ran.code !== 0) throw failure({ ...ran, stderr: `${ran.stderr}\n${ran.stdout}` })
  return answers.parse(JSON.parse(ran.stdout)).map(({ results }) => results)
}
