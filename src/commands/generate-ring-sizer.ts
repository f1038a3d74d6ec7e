/**
 * `npm run generate:sizer`: writes the page with the ring sizer to `static/`. It is the same for
 * every shop and is printed more than read, so the Worker does not carry it; `static/_headers` has
 * its headers.
 */
import { generateRingSizer } from './generate-ring-sizer/generate-ring-sizer.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:sizer', noArguments, generateRingSizer)
