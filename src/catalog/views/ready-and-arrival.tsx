import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { PromisedDates } from '../../ui/promised-dates.tsx'
import { promisedDates, readyDays } from '../dates.ts'
import type { Facts } from '../facts.ts'
import { canSell, homeDelivery } from '../rules.ts'
import type { Choice } from '../variant-choice.ts'

type Props = { config: Config; choice: Choice; facts: Facts; at: Seconds }

/**
 * Renders by when the chosen variant leaves and arrives in the shop's own country, the first of its first zone: the page is the
 * same for everybody. While nothing is chosen, of what is in stock and of what is made to order. A page that is kept for a
 * minute over midnight or the cut-off hour names the day before: the cart counts anew.
 */
export const ReadyAndArrival = ({ config, choice, facts, at }: Props) => {
  const { shop, DELIVERY } = config
  const variants = choice.selected ? [choice.selected] : choice.last.variants
  const sellable = variants.filter((variant) => canSell(variant, 1))
  const oneOfEach = new Map(sellable.map((variant) => [readyDays(variant, facts), variant]))
  return (
    <>
      {[...oneOfEach].map(([days, variant]) => {
        const way = homeDelivery(DELIVERY, variant.price)
        if (!way) return null
        return (
          <p class="quiet">
            <PromisedDates
              locale={shop.locale}
              dates={promisedDates(shop, days, way, at)}
              country={way.country}
              given={oneOfEach.size > 1 ? (variant.madeToOrder ? 'madeToOrder' : 'inStock') : null}
            />
          </p>
        )
      })}
    </>
  )
}
