/**
 * `npm run check:packages`: refuses a lockfile with an entry that nobody could verify, and a
 * package inside the Worker whose licence the project does not accept.
 */
import { checkPackages } from './check-packages/check-packages.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run check:packages', noArguments, checkPackages)
