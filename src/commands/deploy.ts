/**
 * `npm run deploy`: puts the shop online in its owner's Cloudflare account, the first time and
 * every time after. docs/run-a-shop.md describes each step.
 */
import { deployShop } from './deploy/deploy-shop.ts'
import { readOptions, usage } from './deploy/options.ts'
import { projectFolder } from './shared/project.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand(usage, readOptions, (options, tools) => deployShop(projectFolder, options, tools))
