/**
 * `npm run keys:rotate`: gives the shop a new sealing key and, once no text needs them any more,
 * takes the older ones away. See docs/run-a-shop.md, "Changing the sealing keys".
 */
import { readOptions, usage } from './rotate-keys/options.ts'
import { rotateKeys } from './rotate-keys/rotate-keys.ts'
import { projectFolder } from './shared/project.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand(
  usage,
  (args) => readOptions(args, projectFolder),
  (options, tools) => rotateKeys(projectFolder, options, tools),
)
