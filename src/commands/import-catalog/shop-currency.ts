import { unstable_readConfig } from 'wrangler'
import * as z from 'zod'
import type { Currency } from '../../import/cells.ts'
import { decimalsOf } from '../../platform/money.ts'
import { projectFile } from './database.ts'

const vars = z.object({ SHOP: z.object({ currency: z.string().regex(/^[A-Z]{3}$/) }) })

/** The currency that `wrangler.toml` gives the shop; prices in a CSV do not name theirs. */
export function shopCurrency(): Currency {
  const config = unstable_readConfig(
    { config: projectFile('wrangler.toml') },
    { hideWarnings: true },
  )
  const { currency } = vars.parse(config.vars).SHOP
  return { code: currency, decimals: decimalsOf(currency) }
}
