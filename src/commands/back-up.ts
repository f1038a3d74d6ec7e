/**
 * `npm run db:backup -- ../shop.sql`: copies the whole database into a file that `wrangler d1 execute --file` brings back.
 * docs/deploy.md, "Backup and restore", tells how. Exit codes: 0 done, 1 stopped with a reason, 2 wrong usage.
 */
import { backUp } from './back-up/back-up.ts'
import { fromCaller, parseArguments, UsageError } from './command-line/arguments.ts'
import { runCommand } from './command-line/run-command.ts'

const usage = `npm run db:backup -- <file.sql> [options]
  --local  this computer's database instead of the shop's on Cloudflare`

await runCommand(usage, (args, _, outside) => {
  const { file, local } = readOptions(args)
  return backUp(file, local ? 'local' : 'remote', outside)
})

function readOptions(args: string[]): { file: string; local: boolean } {
  const options = { local: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true })
  const [file, ...others] = positionals
  if (!file || others.length > 0) throw new UsageError('Name one file to write to.')
  return { file: fromCaller(file), local: values.local }
}
