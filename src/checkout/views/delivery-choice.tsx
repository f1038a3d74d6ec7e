import type { Shop } from '../../platform/config.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { Price } from '../../ui/price.tsx'
import type { DeliveryOption } from '../rules.ts'

type Props = {
  shop: Shop
  form: FormState
  options: DeliveryOption[]
  chosen: DeliveryOption | undefined
}

/** Renders the ways in which the order can travel, each with its price and time. */
export const DeliveryChoice = ({ shop, form, options, chosen }: Props) => (
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
          {option.name}
          <br />
          <span class="quiet">
            {option.days[0]} to {option.days[1]} working days on the way
          </span>
        </span>
        <Price shop={shop} amount={option.price} />
      </label>
    ))}
    {options.length === 1 && options[0]?.method === 'insured' && (
      <p class="hint">Pieces of this value travel only insured and against a signature.</p>
    )}
  </>
)
