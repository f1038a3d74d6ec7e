import { readFileSync } from 'node:fs'
import { CONFIGURATION } from '../shared/documents.ts'
import { projectFile } from '../shared/project.ts'
import { stopOnFaults } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { requireWrangler } from '../shared/wrangler.ts'
import { faultsOfWeight } from './faults.ts'

/**
 * Builds the Worker as a deployment would and compares its size with the documented limit. Throws
 * `Stopped`.
 */
export async function checkWorker(tools: Tools): Promise<void> {
  const printed = await requireWrangler(
    tools,
    ['deploy', '--dry-run', '--outdir', '.wrangler/bundle'],
    'build the Worker',
    'Correct what it names.',
  )
  tools.say(printed)
  stopOnFaults(faultsOfWeight(printed, readFileSync(projectFile(CONFIGURATION), 'utf8')))
}
