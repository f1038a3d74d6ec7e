/**
 * `npm run check:holidays`: refuses a country in `wrangler.toml` whose holidays are not in the
 * table, and warns a year before the table ends.
 */
import { checkHolidays } from './check-holidays/check-holidays.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run check:holidays', noArguments, checkHolidays)
