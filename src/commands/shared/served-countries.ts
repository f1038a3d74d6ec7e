import * as z from 'zod'
import { readWranglerToml } from './wrangler-toml.ts'

const settings = z.object({
  SHOP: z.object({ country: z.string().optional() }),
  DELIVERY: z.array(z.object({ countries: z.array(z.string()) })),
})

/**
 * Countries whose holidays count, by `wrangler.toml`: the workshop's own, and all that are
 * delivered to.
 */
export function servedCountries(): string[] {
  const { SHOP, DELIVERY } = settings.parse(readWranglerToml().vars)
  return [...(SHOP.country ? [SHOP.country] : []), ...DELIVERY.flatMap((zone) => zone.countries)]
}
