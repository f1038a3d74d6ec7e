/**
 * `npm run keys:rotate`: gives the shop a new sealing key and, once no text wears them any more, takes the older ones away.
 * docs/deploy.md, "Changing the sealing keys", tells how. Exit codes: 0 done, 1 stopped with a reason, 2 wrong usage.
 */
import { resolve } from 'node:path'
import { UsageError } from './deploy/options.ts'
import { openOutside, Stopped } from './deploy/outside.ts'
import { readOptions, usage } from './rotate-keys/options.ts'
import { rotateKeys } from './rotate-keys/rotate-keys.ts'

const project = resolve(import.meta.dirname, '../..')

try {
  const options = readOptions(process.argv.slice(2), project)
  await rotateKeys(project, options, openOutside(project))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    process.exitCode = 2
  } else if (error instanceof Stopped) {
    console.error(`\n${error.message}`)
    process.exitCode = 1
  } else throw error
}
