/**
 * `npm run generate:holidays`: writes the public holidays of the countries in `wrangler.toml` to
 * `src/delivery/holidays.json`, for this year and the five after it, from the data of
 * date-holidays. Run it once a year, after an update of that package, and when the shop delivers to
 * another country; commit the result.
 */
import { generateHolidays } from './generate-holidays/generate-holidays.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:holidays', noArguments, generateHolidays)
