/**
 * `npm run generate:fonts`: cuts the shop's two fonts out of the @fontsource packages, down to the
 * letters, weights and features that its pages use. Writes them to `static/fonts` under names that
 * change with their content, beside their licences, and the style sheet that names them to
 * `src/ui/styles/fonts.ts`. Run it after an update of these packages, and commit the result.
 */
import { generateFonts } from './generate-fonts/generate-fonts.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:fonts', noArguments, generateFonts)
