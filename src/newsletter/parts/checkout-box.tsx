import type { Shop } from '../../platform/config.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { consentText } from '../consent-wording.ts'
import { CHECKOUT_FIELD } from '../topic-rules.ts'

/**
 * Renders the box with which somebody who orders asks for newsletters as well. Never ticked by the
 * shop.
 */
export const CheckoutBox = ({ shop, form }: { shop: Shop; form: FormState }) => (
  <div class="topics">
    <label class="check">
      <input
        type="checkbox"
        name={CHECKOUT_FIELD}
        value="yes"
        checked={Boolean(form.values[CHECKOUT_FIELD])}
      />
      <span>{consentText(shop, 'checkout')}</span>
    </label>
  </div>
)
