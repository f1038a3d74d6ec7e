import type { Shop } from '../../platform/config.ts'
import { describedBy, Field, type FormState } from '../../ui/form-field.tsx'
import { words } from '../../ui/messages.ts'
import { GIFT_LETTERS, GIFT_UNITS } from '../gift-message-rules.ts'

const hint = `${words.gift.messageHint(GIFT_LETTERS)} ${words.gift.noPrices}`

/** Renders the choice of gift wrap, where the shop offers it, and the message on the card. */
export const GiftFields = ({ shop, form }: { shop: Shop; form: FormState }) => (
  <fieldset>
    <legend>{words.gift.title}</legend>
    {shop.gift_wrap && (
      <label class="check">
        <input
          type="checkbox"
          name="gift_wrap"
          value="yes"
          checked={Boolean(form.values.gift_wrap)}
        />
        <span>
          {words.gift.wrap} <span class="hint">{words.gift.wrapHint}</span>
        </span>
      </label>
    )}
    <Field form={form} name="gift_message" label={words.gift.message} hint={hint} optional>
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
