/**
 * `npm run db:backup -- ../shop.sql`: copies the whole database into a file that
 * `wrangler d1 execute --file` restores. See docs/run-a-shop.md, "Backup and restore".
 */
import { backUp } from './back-up/back-up.ts'
import { readOptions, usage } from './back-up/options.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand(usage, readOptions, backUp)
