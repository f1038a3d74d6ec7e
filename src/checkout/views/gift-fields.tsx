import { orderWords } from '../../orders/words.ts'
import type { Shop } from '../../platform/config.ts'
import { describedBy, Field, type FormState } from '../../ui/form-field.tsx'
import { GIFT_LETTERS, GIFT_UNITS } from '../rules/gift-message.ts'

/** Renders what is chosen for a present: gift wrap, where the shop offers it, prices, the card. */
export const GiftFields = ({ shop, form }: { shop: Shop; form: FormState }) => {
  const { gift } = orderWords()
  const hint = `${gift.messageHint(GIFT_LETTERS)} ${gift.withMessage}`
  return (
    <fieldset>
      <legend>{gift.title}</legend>
      {shop.gift_wrap && (
        <label class="check">
          <input
            type="checkbox"
            name="gift_wrap"
            value="yes"
            checked={Boolean(form.values.gift_wrap)}
          />
          <span>
            {gift.wrap} <span class="hint">{gift.wrapHint}</span>
          </span>
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          name="gift_no_prices"
          value="yes"
          checked={Boolean(form.values.gift_no_prices)}
        />
        <span>{gift.hidePrices}</span>
      </label>
      <Field form={form} name="gift_message" label={gift.message} hint={hint} optional>
        <textarea
          id="gift_message"
          name="gift_message"
          rows={3}
          maxlength={GIFT_UNITS}
          {...describedBy(form, 'gift_message', hint)}
        >
          {form.values.gift_message ?? ''}
        </textarea>
      </Field>
    </fieldset>
  )
}
