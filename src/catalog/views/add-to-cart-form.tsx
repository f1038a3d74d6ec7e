import { engravingOf } from '../../engraving/rules.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, TextField } from '../../ui/form-field.tsx'
import { FormKey } from '../../ui/form-key.tsx'
import { Heart, KeepForm } from '../parts/heart.tsx'
import { canSell, isOnRequest } from '../rules/availability.ts'
import { isRingSize } from '../rules/ring-size-option.ts'
import { catalogWords } from '../words.ts'
import { EngravingFields } from './engraving-fields.tsx'
import { LastOption, type LastOptionProps } from './last-option.tsx'
import { ShownPrice } from './shown-price.tsx'

/** Renders the form that adds a product to the cart; if all is sold out, only says so. */
export const AddToCartForm = (props: LastOptionProps) => {
  const { shop, product, choice, form } = props
  const { last } = choice
  const offer = engravingOf(product.facts)
  const sellable = last.variants.some((variant) => canSell(variant, 1))
  const oneOfAKind = last.variants.every((variant) => !canSell(variant, 2))
  if (!sellable)
    return (
      <div class="add-to-cart">
        <ErrorSummary form={form} />
        <LastOption {...props} />
        <KeepForm />
        <Heart product={product} spelled />
      </div>
    )
  return (
    <form class="add-to-cart" method="post" action={paths.cartAdd()}>
      <ErrorSummary form={form} />
      <FormKey />
      {/* The first submit button: Enter must add to the cart, and do nothing else. */}
      {(offer || isRingSize(product.type, last.name ?? '')) && (
        <button type="submit" hidden>
          {catalogWords().product.addToCart}
        </button>
      )}
      <input type="hidden" name="handle" value={product.handle} />
      <LastOption {...props} />
      <TellMe handle={product.handle} choice={choice} text={catalogWords().product.soldOutTellMe} />
      {/* After a mistake, the page shows the same metal again. */}
      <input type="hidden" name="shown" value={choice.shown?.id ?? ''} />
      {offer && <EngravingFields {...{ product, choice, offer, form }} />}
      <div class="add-line">
        {oneOfAKind ? (
          <input type="hidden" name="quantity" value="1" />
        ) : (
          <TextField
            form={{ ...form, values: { quantity: '1', ...form.values } }}
            name="quantity"
            label={catalogWords().product.quantity}
            type="number"
            inputmode="numeric"
            min={1}
            max={10}
          />
        )}
        {/* On a phone it stays at the window's lower edge, with the price, which is read above. */}
        <div class="buy-bar">
          <span aria-hidden="true">
            <ShownPrice shop={shop} choice={choice} fallback={product.priceFrom} />
          </span>
          <button class="button" type="submit" {...(oneOfAKind && { id: 'quantity' })}>
            {catalogWords().product.addToCart}
          </button>
        </div>
      </div>
      {/* Not the first button either. */}
      <Heart product={product} within="buy" spelled />
    </form>
  )
}

/** Where to ask for a mail when what is sold out is back. */
export const TellMe = ({
  handle,
  choice,
  text,
}: {
  handle: string
  choice: LastOptionProps['choice']
  text: string
}) => {
  const gone = choice.last.variants.filter((each) => !canSell(each, 1) && !isOnRequest(each))
  const one = gone.length === 1 ? gone[0] : gone.find((each) => each === choice.selected)
  return gone.length === 0 ? null : (
    <p>
      <a href={paths.stockAlert(handle, one?.id)} rel="nofollow">
        {text}
      </a>
    </p>
  )
}
