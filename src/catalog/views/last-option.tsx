import { engravingOf } from '../../engraving/rules.ts'
import type { Shop } from '../../platform/config.ts'
import { readValue } from '../../ring-sizes/rules/read-value.ts'
import { shortName, sizeUnit, sizeWords } from '../../ring-sizes/size-words.ts'
import type { Sizes } from '../../ring-sizes/visitor-sizes.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { priceWords } from '../availability-words.ts'
import type { ProductDetails } from '../queries.ts'
import { canSell, isOnRequest } from '../rules/availability.ts'
import { fieldFor } from '../rules/option-field.ts'
import { isRingSize } from '../rules/ring-size-option.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { Buttons, type Entry, Radios, Select } from './option-fields.tsx'
import { SizeHelp } from './size-help.tsx'

export type LastOptionProps = {
  shop: Shop
  product: ProductDetails['product']
  choice: Choice
  sizes: Sizes
  form: FormState
}

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
  const field = fieldFor(name, entries)
  const inMillimetres = entries.every(({ mm }) => mm !== null)
  return (
    <>
      {field === 'buttons' && (
        <Buttons {...{ name, entries, form }} unit={inMillimetres ? sizeUnit(sizes.shown) : null} />
      )}
      {field === 'radios' && <Radios {...{ name, entries, form }} />}
      {field === 'select' && <Select {...{ name, entries, form }} />}
      {entries.some(({ mm }) => mm !== null) && (
        <SizeHelp product={product} choice={choice} sizes={sizes} />
      )}
    </>
  )
}

/**
 * What to show for each variant; prices only if they differ, ring sizes in the visitor's system.
 */
function entriesOf({ shop, product, choice, sizes, form }: LastOptionProps, name: string): Entry[] {
  const { selected, last } = choice
  const drawing = engravingOf(product.facts) !== null
  const isSize = isRingSize(product.type, name)
  const onePrice = new Set(last.variants.map((variant) => variant.price)).size === 1
  const wanted = form.values.variant ?? selected?.id
  return last.variants.map((variant) => {
    const sellable = canSell(variant, 1)
    const onRequest = isOnRequest(variant)
    const value = variant.optionValues[last.at] ?? ''
    const mm = isSize ? readValue(value) : null
    return {
      id: variant.id,
      value: mm === null ? value : sizeWords(mm, sizes.shown),
      short: value,
      also: mm === null ? null : shortName(mm, sizes.shown),
      mm,
      drawn: drawing ? mm : null,
      sellable,
      soldOut: !sellable && !onRequest,
      chosen: sellable && variant.id === wanted,
      price: onePrice && !onRequest ? null : priceWords(variant.price, shop),
    }
  })
}
