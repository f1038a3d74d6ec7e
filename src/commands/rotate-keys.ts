/**
 * `npm run keys:rotate`: gives the shop a new sealing key and, once no text wears them any more, takes the older ones away.
 * docs/deploy.md, "Changing the sealing keys", tells how. Exit codes: 0 done, 1 stopped with a reason, 2 wrong usage.
 */
import { runCommand } from './command-line/run-command.ts'
import { readOptions, usage } from './rotate-keys/options.ts'
import { rotateKeys } from './rotate-keys/rotate-keys.ts'

await runCommand(usage, (args, project, outside) =>
  rotateKeys(project, readOptions(args, project), outside),
)
