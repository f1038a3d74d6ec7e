import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { faultOfWeight } from './check-worker/faults.ts'
import { openOutside } from './deploy/outside.ts'

/**
 * `npm run check:deploy`: builds the Worker as a deployment would, without an account, and holds it to the weight that
 * README.md names. Exits with 1 and says what is wrong.
 */
const { wrangler } = openOutside(resolve(import.meta.dirname, '../..'))
const built = await wrangler(['deploy', '--dry-run', '--outdir', '.wrangler/bundle'])
console.log(built.stdout)
const fault =
  built.code === 0 ? faultOfWeight(built.stdout, readFileSync('README.md', 'utf8')) : built.stderr
if (fault) {
  console.error(fault)
  process.exitCode = 1
}
