/**
 * `npm run deploy`: puts the shop online in its owner's Cloudflare account, the first time and every time after. What it
 * does step by step is told in docs/deploy.md.
 * Exit codes: 0 done, 1 stopped with a reason, 2 wrong usage.
 */
import { resolve } from 'node:path'
import { deployShop } from './deploy/deploy-shop.ts'
import { readOptions, UsageError, usage } from './deploy/options.ts'
import { openOutside, Stopped } from './deploy/outside.ts'

const project = resolve(import.meta.dirname, '../..')

try {
  await deployShop(project, readOptions(process.argv.slice(2)), openOutside(project))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    process.exitCode = 2
  } else if (error instanceof Stopped) {
    console.error(`\n${error.message}`)
    process.exitCode = 1
  } else throw error
}
