/** `npm run catalog:import -- products.csv`: see docs/catalog-import.md. */
import { importCatalog } from './import-catalog/import-catalog.ts'
import { readOptions, usage } from './import-catalog/options.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand(usage, readOptions, importCatalog)
