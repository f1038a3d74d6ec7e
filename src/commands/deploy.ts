/**
 * `npm run deploy`: puts the shop online in its owner's Cloudflare account, the first time and every time after. What it
 * does step by step is told in docs/deploy.md.
 * Exit codes: 0 done, 1 stopped with a reason, 2 wrong usage.
 */

import { runCommand } from './command-line/run-command.ts'
import { deployShop } from './deploy/deploy-shop.ts'
import { readOptions, usage } from './deploy/options.ts'

await runCommand(usage, (args, project, outside) => deployShop(project, readOptions(args), outside))
