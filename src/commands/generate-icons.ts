/**
 * `npm run generate:icons`: draws `static/favicon.ico` and `static/apple-touch-icon.png` from
 * `static/icon.svg`, for browsers and phones that look for them at these addresses. Run it after a
 * change of the drawing, and commit the result.
 */
import { generateIcons } from './generate-icons/generate-icons.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:icons', noArguments, generateIcons)
