import { homeDelivery } from '../../delivery/rules/options.ts'
import {
  type PromisedDates,
  promisedDates,
  readyDays,
} from '../../delivery/rules/promised-dates.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import type { Facts } from '../facts.ts'

/** Dates of the variants a shopper can choose. `stock`: which of them; null: all of them. */
type DatesToChoose = {
  dates: PromisedDates
  country: string
  stock: 'inStock' | 'madeToOrder' | null
}

/**
 * When variants ship and arrive in the shop's own country while no variant is chosen: in-stock and
 * made-to-order ones separately, unless their dates are the same. Expensive ones may need insured
 * delivery with other transit times, so the dates are the range over all of them.
 *
 * @param variants that can be sold
 */
export function datesToChoose(
  { shop, DELIVERY }: Pick<Config, 'shop' | 'DELIVERY'>,
  variants: { madeToOrder: boolean; price: Minor }[],
  facts: Pick<Facts, 'workshopDays'>,
  at: Seconds,
): DatesToChoose[] {
  const promises = (['inStock', 'madeToOrder'] as const).flatMap((stock): DatesToChoose[] => {
    const madeToOrder = stock === 'madeToOrder'
    const options = variants
      .filter((variant) => variant.madeToOrder === madeToOrder)
      .flatMap(({ price }) => homeDelivery(DELIVERY, price) ?? [])
    const [option] = options
    if (!option) return []
    const { country } = option
    const fewest = Math.min(...options.map(({ days }) => days[0]))
    const most = Math.max(...options.map(({ days }) => days[1]))
    const ready = readyDays({ madeToOrder }, facts)
    return [
      { stock, country, dates: promisedDates(shop, ready, { country, days: [fewest, most] }, at) },
    ]
  })
  const [first] = promises
  const alike = new Set(promises.map(({ dates }) => JSON.stringify(dates))).size === 1
  return first && alike ? [{ ...first, stock: null }] : promises
}
