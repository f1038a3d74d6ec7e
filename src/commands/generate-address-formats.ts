/**
 * `npm run generate:addresses`: writes how addresses look in each country to
 * `src/orders/addresses/formats.json`, from Google's libaddressinput data. Run it after an update
 * of that package, and commit the result.
 */
import { generateAddressFormats } from './generate-address-formats/generate-address-formats.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:addresses', noArguments, generateAddressFormats)
