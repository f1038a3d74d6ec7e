import { PromisedDates } from '../../delivery/parts/promised-dates.tsx'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Facts } from '../facts.ts'
import { canSell } from '../rules/availability.ts'
import { datesToChoose } from '../rules/dates-to-choose.ts'
import type { Choice } from '../rules/variant-choice.ts'

type Props = { config: Config; choice: Choice; facts: Facts; at: Seconds }

/**
 * Renders when the chosen variant ships and arrives in the shop's own country, the first of its
 * first zone, since the page is the same for everyone. Until one is chosen, gives the dates of
 * in-stock and of made-to-order variants. For a minute after midnight or the cut-off time, a cached
 * page may show the dates of the day before: the cart calculates them anew.
 */
export const ReadyAndArrival = ({ config, choice, facts, at }: Props) => {
  const variants = choice.selected ? [choice.selected] : choice.last.variants
  const sellable = variants.filter((variant) => canSell(variant, 1))
  return (
    <>
      {datesToChoose(config, sellable, facts, at).map((promise) => (
        <p class="quiet">
          <PromisedDates locale={config.shop.locale} {...promise} />
        </p>
      ))}
    </>
  )
}
