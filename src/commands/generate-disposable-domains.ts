/**
 * `npm run generate:disposable-domains`: writes `static/disposable-domains.txt`, by which the
 * newsletter refuses throwaway addresses, from the list in mailchecker. The Worker reads it when
 * somebody signs up and does not carry it. Run it after an update of that package, and commit the
 * result.
 */
import { generateDisposableDomains } from './generate-disposable-domains/generate-disposable-domains.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:disposable-domains', noArguments, generateDisposableDomains)
