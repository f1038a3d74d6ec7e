import { PromisedDates } from '../../delivery/parts/promised-dates.tsx'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Facts } from '../facts.ts'
import { canSell } from '../rules/availability.ts'
import { datesToChoose } from '../rules/dates-to-choose.ts'
import type { Choice } from '../rules/variant-choice.ts'

type Props = { config: Config; choice: Choice; facts: Facts; at: Seconds }

/**
 * Renders by when the chosen variant leaves and arrives in the shop's own country, the first of its
 * first zone: the page is the same for everybody. While nothing is chosen, of what is in stock and
 * of what is made to order. A page that is kept for a minute over midnight or the cut-off hour
 * names the day before: the cart counts anew.
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
