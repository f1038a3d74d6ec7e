import * as z from 'zod'
import type { Currency } from '../../import/cells.ts'
import { decimalsOf } from '../../platform/money.ts'
import { readWranglerToml } from '../shared/wrangler-toml.ts'

const settings = z.object({ SHOP: z.object({ currency: z.string().regex(/^[A-Z]{3}$/) }) })

/** The currency that `wrangler.toml` gives the shop; prices in a CSV do not name theirs. */
export function shopCurrency(): Currency {
  const { currency } = settings.parse(readWranglerToml().vars).SHOP
  return { code: currency, decimals: decimalsOf(currency) }
}
