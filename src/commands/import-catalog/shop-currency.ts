import { execFileSync } from 'node:child_process'
import * as z from 'zod'
import type { Currency } from '../../import/cells.ts'
import { decimalsOf } from '../../platform/money.ts'
import { Stopped } from '../shared/stopped.ts'

const settings = z.object({ SHOP: z.object({ currency: z.string().regex(/^[A-Z]{3}$/) }) })

/** The currency that `wrangler.toml` gives the shop; prices in a CSV do not name theirs. */
export function shopCurrency(): Currency {
  const { currency } = settings.parse(readVars()).SHOP
  return { code: currency, decimals: decimalsOf(currency) }
}

/** In a process of its own, which gives back the 180 MB that reading as wrangler does takes. */
function readVars(): unknown {
  const reader = import.meta.resolve('../shared/wrangler-toml.ts')
  const program = `import { readWranglerToml } from '${reader}'
    console.log(JSON.stringify(readWranglerToml().vars))`
  const args = ['--no-warnings', '--input-type=module', '--eval', program]
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }))
  } catch (error) {
    const { stderr } = z.object({ stderr: z.string() }).parse(error)
    throw new Stopped(/(?<=Stopped: ).*/.exec(stderr)?.[0] ?? stderr)
  }
}
