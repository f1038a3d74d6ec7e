/**
 * `npm run check:readme`: compares the documents with the code that they describe.
 * `npm run check:readme -- --write` draws the diagram of the slices anew first.
 */
import { checkReadme } from './check-readme/check-readme.ts'
import { readOptions, usage } from './check-readme/options.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand(usage, readOptions, checkReadme)
