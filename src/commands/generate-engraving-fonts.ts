/**
 * `npm run generate:engraving`: cuts the fonts of engravings out of the @fontsource packages.
 * Writes them to `static/engraving`, in a folder whose name changes with their content, beside
 * their licences; the style sheet that names them to `src/engraving/styles/fonts.ts`; and the
 * letters that each of them has to `src/engraving/letters-by-font.json`, read from the finished font, so that
 * no letter is accepted that the preview cannot show. Run it after an update of these packages, and
 * commit the result.
 */
import { generateEngravingFonts } from './generate-engraving-fonts/generate-engraving-fonts.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:engraving', noArguments, generateEngravingFonts)
