/**
 * `npm run generate:phones`: writes what reading a telephone number takes to
 * `src/orders/phones/metadata.json`, from the data in libphonenumber-js. Run it after an update
 * of that package, and commit the result.
 */
import { generatePhoneMetadata } from './generate-phone-metadata/generate-phone-metadata.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:phones', noArguments, generatePhoneMetadata)
