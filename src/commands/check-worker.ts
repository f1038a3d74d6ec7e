/**
 * `npm run check:worker`: builds the Worker, without an account, and refuses one that is too large.
 */
import { checkWorker } from './check-worker/check-worker.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run check:worker', noArguments, (_, tools) => checkWorker(tools))
