/**
 * `npm run generate:map`: draws `static/countries.svg`, the map on which the desk shades where
 * visitors are, from the borders of world-atlas. The Worker reads it when somebody looks at it and
 * does not carry it. Run it after an update of that package, and commit the result.
 */
import { generateMap } from './generate-map/generate-map.ts'
import { noArguments } from './shared/arguments.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run generate:map', noArguments, generateMap)
