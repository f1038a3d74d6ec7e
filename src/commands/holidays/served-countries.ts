import { unstable_readConfig } from 'wrangler'
import * as z from 'zod'

const vars = z.object({
  SHOP: z.object({ country: z.string().optional() }),
  DELIVERY: z.array(z.object({ countries: z.array(z.string()) })),
})

/** Countries whose holidays count, by `wrangler.toml`: the workshop's own, and all that the shop delivers to. */
export function servedCountries(): string[] {
  const config = unstable_readConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
  const { SHOP, DELIVERY } = vars.parse(config.vars)
  return [...(SHOP.country ? [SHOP.country] : []), ...DELIVERY.flatMap((zone) => zone.countries)]
}
