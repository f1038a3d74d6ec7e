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

/** Dates of what can be chosen; `given`: on which condition, null where they hold for all of it. */
type DatesToChoose = {
  dates: PromisedDates
  country: string
  given: 'inStock' | 'madeToOrder' | null
}

/**
 * When variants leave and arrive in the shop's own country while nobody has chosen one of them:
 * those in stock apart from those made to order, unless the dates are the same. Dearer ones may
 * travel insured, which takes other days: told are the days between which any of them arrives.
 *
 * @param variants that can be sold
 */
export function datesToChoose(
  { shop, DELIVERY }: Pick<Config, 'shop' | 'DELIVERY'>,
  variants: { madeToOrder: boolean; price: Minor }[],
  facts: Pick<Facts, 'workshopDays'>,
  at: Seconds,
): DatesToChoose[] {
  const promises = (['inStock', 'madeToOrder'] as const).flatMap((given): DatesToChoose[] => {
    const madeToOrder = given === 'madeToOrder'
    const ways = variants
      .filter((variant) => variant.madeToOrder === madeToOrder)
      .flatMap(({ price }) => homeDelivery(DELIVERY, price) ?? [])
    const [way] = ways
    if (!way) return []
    const { country } = way
    const fewest = Math.min(...ways.map(({ days }) => days[0]))
    const most = Math.max(...ways.map(({ days }) => days[1]))
    const ready = readyDays({ madeToOrder }, facts)
    return [
      { given, country, dates: promisedDates(shop, ready, { country, days: [fewest, most] }, at) },
    ]
  })
  const [first] = promises
  const alike = new Set(promises.map(({ dates }) => JSON.stringify(dates))).size === 1
  return first && alike ? [{ ...first, given: null }] : promises
}
