import { join } from 'node:path'
import { type Unstable_Config as Config, unstable_readConfig } from 'wrangler'
import { projectFolder } from './project.ts'
import { Stopped } from './stopped.ts'

/**
 * Reads the `wrangler.toml` of a folder as wrangler does. Throws `Stopped` where it cannot be read.
 */
export function readWranglerToml(folder: string = projectFolder): Config {
  try {
    return unstable_readConfig({ config: join(folder, 'wrangler.toml') }, { hideWarnings: true })
  } catch (error) {
    throw new Stopped(
      `wrangler.toml cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}
