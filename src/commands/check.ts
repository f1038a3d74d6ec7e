/** `npm run check`: runs every `check:` script of package.json and prints how long each took. */
import { runChecks } from './check/run-checks.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run check', noArguments, runChecks)
