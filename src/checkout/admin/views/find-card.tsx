import { ActForm } from '../../../admin/parts/act-form.tsx'
import { Card } from '../../../admin/parts/card.tsx'
import { Filters } from '../../../admin/parts/filters.tsx'
import { availabilityWords, priceWords } from '../../../catalog/availability-words.ts'
import { availabilityOf, canSell } from '../../../catalog/rules/availability.ts'
import { variantTitleIn } from '../../../catalog/variant-words.ts'
import { engravingDays, engravingOf } from '../../../engraving/rules.ts'
import { engravingWords } from '../../../engraving/words.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { systemOf } from '../../../ring-sizes/visitor-sizes.ts'
import { ErrorSummary, type FormState, SelectField, TextField } from '../../../ui/form-field.tsx'
import type { Draft } from '../draft.ts'
import { newOrderWords } from '../words.ts'

type Props = { shop: Shop; draft: Draft; q: string; form: FormState }

/** Renders the search for a piece, and, once one is chosen, the form that adds it. */
export const FindCard = (props: Props) => {
  const { shop, draft, q } = props
  const { found, chosen } = draft
  const words = newOrderWords().find
  return (
    <Card id="find" title={words.title}>
      <Filters
        action={paths.deskDraft(draft.id)}
        search={{ name: 'q', label: words.label, value: q }}
        filters={[]}
      />
      {chosen ? (
        <AddForm {...props} chosen={chosen} />
      ) : (
        q !== '' && found.length === 0 && <p role="status">{words.nothing}</p>
      )}
      {!chosen && found.length > 0 && (
        <ul class="others">
          {found.map(({ title, handle, priceFrom }) => (
            <li>
              <a href={paths.deskDraft(draft.id, { q, product: handle })}>{title}</a>{' '}
              <span class="quiet">{words.from(priceWords(priceFrom, shop))}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const AddForm = (props: Props & { chosen: NonNullable<Draft['chosen']> }) => {
  const { shop, draft, form, chosen } = props
  const { product, variants } = chosen
  const words = newOrderWords().add
  const offer = engravingOf(product.facts)
  const scanned = variants.find(({ isCode }) => isCode)?.id
  const only = variants.length === 1 ? variants[0]?.id : undefined
  const values: Record<string, string> = {
    variant: scanned ?? only ?? '',
    quantity: '1',
    ...form.values,
  }
  const shown = { values, errors: form.errors }
  return (
    <ActForm action={paths.deskDraftLine(draft.id)} unsaved={Object.keys(form.errors).length > 0}>
      <h3>{product.title}</h3>
      <ErrorSummary form={form} />
      <input type="hidden" name="product" value={product.handle} />
      <SelectField
        form={shown}
        name="variant"
        label={words.variant}
        prompt={words.choose}
        choices={variants.map((variant) => ({
          value: variant.id,
          label: choiceOf(shop, product, variant),
        }))}
      />
      <TextField
        form={shown}
        name="quantity"
        label={words.quantity}
        type="number"
        inputmode="numeric"
        min="1"
      />
      {offer && (
        <>
          <TextField
            form={shown}
            name="engraving"
            label={engravingWords().title}
            hint={engravingWords().hint(offer, engravingDays(product.facts))}
            autocomplete="off"
            optional
          />
          <SelectField
            form={shown}
            name="font"
            label={words.font}
            choices={offer.fonts.map((font) => ({
              value: font,
              label: engravingWords().fonts[font],
            }))}
          />
        </>
      )}
      <button class="button" type="submit">
        {words.add}
      </button>{' '}
      <a href={paths.deskDraft(draft.id)}>{newOrderWords().find.another}</a>
    </ActForm>
  )
}

/** A variant as staff choose it: what it is, what it costs, and how many there are. */
function choiceOf(
  shop: Shop,
  { type, options, facts }: NonNullable<Draft['chosen']>['product'],
  variant: NonNullable<Draft['chosen']>['variants'][number],
): string {
  const { optionValues, price, stock, madeToOrder, sku } = variant
  const words = newOrderWords().add
  const name =
    variantTitleIn(systemOf(shop.country), { type, options, optionValues }) || (sku ?? '')
  const left =
    madeToOrder || !canSell(variant, 1)
      ? availabilityWords(availabilityOf(variant), facts.workshopDays)
      : words.inStock(stock)
  return words.variantChoice(name, priceWords(price, shop), left)
}
