import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { ErrorSummary, type FormState, TextField } from '../../ui/form-field.tsx'
import { FormKey } from '../../ui/form-key.tsx'
import type { ProductDetails } from '../queries.ts'
import type { Sizes } from '../ring-sizes/visitor-sizes.ts'
import { canSell } from '../rules.ts'
import type { Choice } from '../variant-choice.ts'
import { LastOption } from './last-option.tsx'

type Props = {
  shop: Shop
  product: ProductDetails['product']
  choice: Choice
  sizes: Sizes
  form: FormState
}

/** Renders the form that puts a piece into the cart; only a word where nothing of it is for sale. */
export const AddToCartForm = ({ shop, product, choice, sizes, form }: Props) => {
  const { last } = choice
  const letters = product.facts.engravingMaxLetters
  const sellable = last.variants.some((variant) => canSell(variant, 1))
  return (
    <form class="add-to-cart" method="post" action={paths.cartAdd()}>
      <ErrorSummary form={form} />
      <FormKey />
      <input type="hidden" name="handle" value={product.handle} />
      <LastOption {...{ shop, product, choice, sizes, form }} />
      {sellable && letters !== undefined && (
        <TextField
          form={form}
          name="engraving"
          label="Engraving"
          hint={`Up to ${letters} letters, spaces included. An engraved piece cannot be sent back.`}
          optional
          maxlength={letters}
          autocomplete="off"
        />
      )}
      {sellable && (
        <div class="add-line">
          <TextField
            form={{ ...form, values: { quantity: '1', ...form.values } }}
            name="quantity"
            label="Quantity"
            type="number"
            inputmode="numeric"
            min={1}
            max={10}
          />
          <button class="button" type="submit">
            Add to cart
          </button>
        </div>
      )}
    </form>
  )
}
