import type { Shop } from '../../platform/config.ts'
import { formatMoney } from '../../platform/money.ts'
import { Field, type FormState } from '../../ui/form-field.tsx'
import { canSell } from '../rules.ts'
import type { Choice } from '../variant-choice.ts'
import { MetalDot } from './option-links.tsx'

type Props = { shop: Shop; choice: Choice; form: FormState }

/** Most values that are shown all at once. */
const RADIOS = 6

/** Renders the choice among the variants that differ in the last option only; what is sold out says so. */
export const LastOption = ({ shop, choice, form }: Props) => {
  const { name, variants } = choice.last
  const [only] = variants
  if (!only) return null
  if (name === null) return <input type="hidden" name="variant" value={only.id} />
  const props = { shop, choice, form, name }
  return variants.length <= RADIOS ? <Radios {...props} /> : <Select {...props} />
}

const Select = ({ shop, choice, form, name }: Props & { name: string }) => (
  <Field form={form} name="variant" label={name}>
    <select
      id="variant"
      name="variant"
      required
      {...(form.errors.variant && {
        'aria-invalid': 'true',
        'aria-describedby': 'variant-error',
      })}
    >
      <option value="">Choose a {name.toLowerCase().split(' ').at(-1)}</option>
      {entries(shop, choice, form).map((entry) => (
        <option value={entry.id} disabled={!entry.sellable} selected={entry.chosen}>
          {[entry.value, ...entry.remarks].join(' · ')}
        </option>
      ))}
    </select>
  </Field>
)

const Radios = ({ shop, choice, form, name }: Props & { name: string }) => (
  <fieldset
    class={form.errors.variant ? 'option field-wrong' : 'option'}
    id="variant"
    {...(form.errors.variant && { 'aria-describedby': 'variant-error' })}
  >
    <legend>{name}</legend>
    {form.errors.variant && (
      <p class="error" id="variant-error">
        {form.errors.variant}
      </p>
    )}
    <div class="option-values">
      {entries(shop, choice, form).map((entry) => (
        <label class={entry.sellable ? 'option-value' : 'option-value sold-out'}>
          <input
            type="radio"
            name="variant"
            value={entry.id}
            required
            disabled={!entry.sellable}
            checked={entry.chosen}
          />
          <MetalDot value={entry.value} />
          <span>{[entry.value, ...entry.remarks].join(' · ')}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** What to show of each variant; prices only where they differ. */
function entries(shop: Shop, { selected, last }: Choice, form: FormState) {
  const onePrice = new Set(last.variants.map((variant) => variant.price)).size === 1
  const wanted = form.values.variant ?? selected?.id
  return last.variants.map((variant) => {
    const sellable = canSell(variant, 1)
    return {
      id: variant.id,
      value: variant.optionValues.at(-1) ?? '',
      sellable,
      chosen: sellable && variant.id === wanted,
      remarks: [
        !onePrice && formatMoney(variant.price, shop.currency, shop.locale),
        !sellable && 'sold out',
      ].filter((remark) => remark !== false),
    }
  })
}
