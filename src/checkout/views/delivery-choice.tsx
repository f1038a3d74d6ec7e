import { DateRange, DateText } from '../../delivery/parts/promised-dates.tsx'
import { deliveryWords } from '../../delivery/words.ts'
import type { Shop } from '../../platform/config.ts'
import { countryName } from '../../platform/country-name.ts'
import type { Minor } from '../../platform/money.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'
import type { Offer } from '../rules/offers.ts'

type Props = {
  shop: Shop
  form: FormState
  options: Offer[]
  chosen: Offer | undefined
  /** Title of the product that the others wait for. */
  slowest: string | null
}

/** Renders the delivery options, each with its price and the days on which the order may arrive. */
export const DeliveryChoice = ({ shop, form, options, chosen, slowest }: Props) => (
  <>
    {form.errors.delivery && (
      <p class="error" id="delivery-error">
        {form.errors.delivery}
      </p>
    )}
    {options.map((option, index) => (
      <label class="radio-card">
        <input
          id={index === 0 ? 'delivery' : undefined}
          type="radio"
          name="delivery"
          value={option.method}
          checked={option.method === chosen?.method}
          {...(form.errors.delivery && { 'aria-describedby': 'delivery-error' })}
        />
        <span>
          {deliveryWords().methods[option.method]}
          <br />
          <span class="quiet">
            {deliveryWords().dates.withYou(<DateRange dates={option.dates} locale={shop.locale} />)}
          </span>
        </span>
        <Price shop={shop} amount={option.price} />
      </label>
    ))}
    {options[0] && (
      <p class="hint">
        {deliveryWords().dates.readyBy(
          <DateText date={options[0].dates.readyBy} locale={shop.locale} />,
        )}
        . {slowest && deliveryWords().dates.slowest(slowest)}
      </p>
    )}
    {options.length === 1 && options[0]?.method === 'insured' && (
      <p class="hint">{deliveryWords().onlyInsured}</p>
    )}
  </>
)

type StatusProps = Pick<Props, 'shop' | 'chosen'> & { country: string; total: Minor }

/**
 * Renders country, way, days and total in one sentence that nobody sees: screen readers say it when
 * static/checkout.js replaces it.
 */
export const DeliveryStatus = ({ shop, chosen, country, total }: StatusProps) => (
  <p id="delivery-status" class="visually-hidden" role="status">
    {countryName(country, shop.locale)}:{' '}
    {chosen && (
      <>
        {deliveryWords().methods[chosen.method]}.{' '}
        {deliveryWords().dates.withYou(<DateRange dates={chosen.dates} locale={shop.locale} />)}.{' '}
      </>
    )}
    {uiWords().sums.total} <Price shop={shop} amount={total} exact />
  </p>
)
