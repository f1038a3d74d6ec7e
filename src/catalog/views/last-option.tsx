import type { Shop } from '../../platform/config.ts'
import { readValue } from '../../ring-sizes/rules/read-value.ts'
import { sizeWords } from '../../ring-sizes/size-words.ts'
import type { Sizes } from '../../ring-sizes/visitor-sizes.ts'
import { Field, type FormState } from '../../ui/form-field.tsx'
import { priceWords } from '../availability-words.ts'
import type { ProductDetails } from '../queries.ts'
import { canSell, isOnRequest } from '../rules/availability.ts'
import { isRingSize } from '../rules/ring-size-option.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { catalogWords } from '../words.ts'
import { Swatch } from './option-links.tsx'
import { SizeHelp } from './size-help.tsx'

export type LastOptionProps = {
  shop: Shop
  product: ProductDetails['product']
  choice: Choice
  sizes: Sizes
  form: FormState
}

type ChoiceProps = { name: string; entries: ReturnType<typeof entriesOf>; form: FormState }

/** Up to this many values are radio buttons; more become a drop-down. */
const RADIOS = 6

/**
 * Renders the choice among the variants that differ only in the last option; sold-out ones say so.
 */
export const LastOption = (props: LastOptionProps) => {
  const { product, choice, sizes, form } = props
  const { name, variants } = choice.last
  const [only] = variants
  if (!only) return null
  if (name === null) return <input type="hidden" name="variant" value={only.id} />
  const entries = entriesOf(props, name)
  const Values = variants.length <= RADIOS ? Radios : Select
  return (
    <>
      <Values name={name} entries={entries} form={form} />
      {entries.some((entry) => entry.size !== null) && (
        <SizeHelp product={product} choice={choice} sizes={sizes} />
      )}
    </>
  )
}

const Select = ({ name, entries, form }: ChoiceProps) => (
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
      <option value="">{catalogWords().product.choose(name)}</option>
      {entries.map((entry) => (
        <option
          value={entry.id}
          disabled={!entry.sellable}
          selected={entry.chosen}
          data-mm={entry.size}
        >
          {[entry.value, ...entry.remarks].join(' · ')}
        </option>
      ))}
    </select>
  </Field>
)

const Radios = ({ name, entries, form }: ChoiceProps) => (
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
      {entries.map((entry) => (
        <label class={entry.sellable ? 'option-value' : 'option-value sold-out'}>
          <input
            type="radio"
            name="variant"
            value={entry.id}
            required
            disabled={!entry.sellable}
            checked={entry.chosen}
            data-mm={entry.size}
          />
          <Swatch option={name} value={entry.value} />
          <span>{[entry.value, ...entry.remarks].join(' · ')}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/**
 * What to show for each variant; prices only if they differ, ring sizes in the visitor's system.
 */
function entriesOf({ shop, product, choice, sizes, form }: LastOptionProps, name: string) {
  const { selected, last } = choice
  const isSize = isRingSize(product.type, name)
  const onePrice = new Set(last.variants.map((variant) => variant.price)).size === 1
  const wanted = form.values.variant ?? selected?.id
  return last.variants.map((variant) => {
    const sellable = canSell(variant, 1)
    const value = variant.optionValues[last.at] ?? ''
    const size = isSize ? readValue(value) : null
    return {
      id: variant.id,
      size,
      value: size === null ? value : sizeWords(size, sizes.shown),
      sellable,
      chosen: sellable && variant.id === wanted,
      remarks: [
        (!onePrice || isOnRequest(variant)) && priceWords(variant.price, shop),
        !sellable && !isOnRequest(variant) && catalogWords().availability.soldOutToo,
      ].filter((remark) => remark !== false),
    }
  })
}
