import * as z from 'zod'
import type { Currency } from '../../import/cells.ts'
import { currencyCodes, currencyOf } from '../../platform/currencies.ts'
import { Stopped } from '../shared/stopped.ts'
import { readWranglerToml } from '../shared/wrangler-toml.ts'

const settings = z.object({ SHOP: z.object({ currency: z.string() }) })

/**
 * The currency that `wrangler.toml` gives the shop; prices in a CSV do not name theirs. Throws
 * `Stopped` for one that the payment provider does not take.
 */
export function shopCurrency(): Currency {
  const { currency } = settings.parse(readWranglerToml().vars).SHOP
  if (!currencyCodes.has(currency))
    throw new Stopped(
      `SHOP.currency in wrangler.toml is "${currency}", none of the currencies in docs.stripe.com/currencies. Write its three letters, like EUR.`,
    )
  return currencyOf(currency)
}
