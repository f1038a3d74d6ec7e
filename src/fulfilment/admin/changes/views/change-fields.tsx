import { canSell } from '../../../../catalog/rules/availability.ts'
import { variantTitleIn } from '../../../../catalog/variant-words.ts'
import { readyDays } from '../../../../delivery/rules/promised-dates.ts'
import { engravingOf } from '../../../../engraving/rules.ts'
import { engravingWords } from '../../../../engraving/words.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { systemOf } from '../../../../ring-sizes/visitor-sizes.ts'
import {
  describedBy,
  Field,
  type FormState,
  SelectField,
  TextField,
} from '../../../../ui/form-field.tsx'
import type { ChangeableLine, Variant } from '../../../changes/read-line.ts'
import { changeWords } from '../words.ts'

type Props = { shop: Shop; found: ChangeableLine; form: FormState }

/** Renders the choice among the variants of the product; what cannot be had now says so. */
export const VariantField = ({ shop, found, form }: Props) => {
  const words = changeWords()
  const { order, line } = found
  const shown = found.variants.filter(({ id, active }) => active || id === line.variantId)
  const [only] = shown
  if (shown.length === 1)
    return <input type="hidden" name="variant" value={only?.id ?? line.variantId} />
  const system = systemOf(order.country)
  return (
    <Field form={form} name="variant" label={words.variant} hint={words.variantHint}>
      <select id="variant" name="variant" {...describedBy(form, 'variant', words.variantHint)}>
        {shown.map((variant) => (
          <option
            value={variant.id}
            selected={variant.id === form.values.variant}
            disabled={variant.id !== line.variantId && !canSell(variant, 1)}
          >
            {[
              variantTitleIn(system, variant) || variant.title,
              formatMoney(variant.price, shop.currency, shop.locale),
              standingOf(variant),
            ].join(' · ')}
          </option>
        ))}
      </select>
    </Field>
  )
}

function standingOf(variant: Variant): string {
  const words = changeWords()
  if (!canSell(variant, 1)) return words.soldOut
  if (!variant.madeToOrder) return words.inStock(variant.stock)
  return words.madeToOrder(readyDays(variant, variant.facts))
}

/** Renders the engraving, where the workshop engraves the product, or has engraved the line. */
export const EngravingFields = ({ found, form }: Omit<Props, 'shop'>) => {
  const words = changeWords()
  const [variant] = found.variants
  const { engraving } = found.line
  const offer = variant ? engravingOf(variant.facts) : null
  if (!offer && !engraving) return null
  const fonts = [...new Set([...(engraving ? [engraving.font] : []), ...(offer?.fonts ?? [])])]
  return (
    <>
      <TextField
        form={form}
        name="engraving"
        label={words.engraving}
        hint={words.engravingHint(offer?.maxLetters ?? engraving?.letters.length ?? 0)}
        optional
        autocomplete="off"
      />
      {fonts.length === 1 ? (
        <input type="hidden" name="font" value={fonts[0]} />
      ) : (
        <SelectField
          form={form}
          name="font"
          label={words.font}
          choices={fonts.map((font) => ({ value: font, label: engravingWords().fonts[font] }))}
        />
      )}
    </>
  )
}
