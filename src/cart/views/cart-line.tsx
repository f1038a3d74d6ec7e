import type { Child } from 'hono/jsx'
import { priceWords } from '../../catalog/availability-words.ts'
import { jewelKind } from '../../catalog/rules/jewel-kind.ts'
import { sizeOfVariant } from '../../catalog/rules/ring-size-option.ts'
import { engravingDrawing } from '../../catalog/rules/surfaces.ts'
import { EngravingDrawing } from '../../engraving/parts/engraving-drawing.tsx'
import { engravingWords } from '../../engraving/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney } from '../../platform/money.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { cartLineWords } from '../line-words.ts'
import { type CartLine, isOneOfAKind, MAX_QUANTITY } from '../rules.ts'
import { cartWords } from '../words.ts'

type LineProps = {
  shop: Shop
  line: CartLine
  sizes: RingSystem
  /** What went wrong with its quantity; null: nothing. */
  problem: Child
}

/** Renders a line of the cart: what it is, what has changed, its quantity and price. */
export const Line = ({ shop, line, sizes, problem }: LineProps) => {
  const shown = cartLineWords(line, sizes)
  const onRequest = line.availability === 'on-request'
  return (
    <li class="cart-line" id={idOf(line)}>
      <div class="cart-line-picture">
        <Picture picture={line.picture} kind={jewelKind(line.type)} alt="" />
      </div>
      <div class="cart-line-text">
        <h2>
          <a href={paths.product(line.handle, line.variantId, { sizes: line.sizes ?? undefined })}>
            {shown.title}
          </a>
        </h2>
        {shown.variantTitle && <p>{shown.variantTitle}</p>}
        {line.engraving && (
          <>
            <p>{shown.engraving}</p>
            <EngravingDrawing
              {...engravingDrawing(line.engraving, {
                ...line,
                ringSize: sizeOfVariant(line, line.optionValues),
              })}
              id={`cut-${line.id}`}
            />
          </>
        )}
        {shown.notReturned && <p class="quiet">{shown.notReturned}</p>}
        <Changes shop={shop} line={line} />
        <QuantityForm line={line} wrong={problem !== null} />
        {problem && (
          <p class="error" role="alert" id={errorOf(line)}>
            {problem}
          </p>
        )}
      </div>
      <p class="cart-line-price">
        {onRequest ? priceWords(0, shop) : <Price shop={shop} amount={shown.price} exact />}
        {shown.quantity > 1 && !onRequest && (
          <span class="quiet">
            <br />
            {cartWords().each(<Price shop={shop} amount={shown.unitPrice} />)}
          </span>
        )}
      </p>
    </li>
  )
}

const Changes = ({ shop, line }: { shop: Shop; line: CartLine }) => {
  const { currency, locale } = shop
  const { standing } = cartWords()
  if (line.unreadable) return <p class="error">{engravingWords().unreadable}</p>
  if (line.withdrawn) return <p class="error">{engravingWords().withdrawn}</p>
  if (!line.available) return <p class="error">{standingOf(line)}</p>
  return (
    <>
      {line.priceSeen !== line.unitPrice && (
        <p class="notice">
          {cartWords().priceChanged(
            formatMoney(line.priceSeen, currency, locale),
            formatMoney(line.unitPrice, currency, locale),
          )}
        </p>
      )}
      {line.held > 0 && <p class="quiet">{cartWords().kept}</p>}
      {line.held === 0 && line.availability === 'last-one' && (
        <p class="quiet">{standing['last-one']}</p>
      )}
      {line.held === 0 && line.availability === 'low' && <p class="quiet">{standing.low}</p>}
      {line.availability === 'made-to-order' && <p class="quiet">{standing['made-to-order']}</p>}
    </>
  )
}

/** Why a line cannot be had. */
function standingOf({ availability }: CartLine): string {
  if (availability === 'on-request') return cartWords().onRequest
  return availability === 'sold-out' ? cartWords().soldOut : cartWords().fewerLeft
}

const idOf = ({ id }: CartLine) => `line-${id}`
const errorOf = ({ id }: CartLine) => `quantity-${id}-error`

type QuantityProps = { line: CartLine; wrong: boolean }

const QuantityForm = ({ line, wrong }: QuantityProps) => (
  // The answer shows the line where it was.
  <form class="quantity-form" method="post" action={`${paths.cartChange()}#${idOf(line)}`}>
    <input type="hidden" name="line" value={line.id} />
    {isOneOfAKind(line) ? (
      <input type="hidden" name="quantity" value="1" />
    ) : (
      <QuantityField line={line} wrong={wrong} />
    )}
    <button class="button-quiet" type="submit" name="remove" value={line.id}>
      {cartWords().remove(hidden, line.title)}
    </button>
    {!line.unreadable && (
      <button class="button-quiet" type="submit" form="later" name="later" value={line.id}>
        {cartWords().keepForLater(hidden, line.title)}
      </button>
    )}
  </form>
)

const QuantityField = ({ line, wrong }: QuantityProps) => (
  <>
    {/* The first submit button: Enter must take the number, not a step from it. */}
    <button type="submit" hidden>
      {cartWords().update(hidden, line.title)}
    </button>
    <label for={`quantity-${line.id}`}>{cartWords().quantity(hidden, line.title)}</label>
    <span class="stepper">
      <Step line={line} by={-1} name={cartWords().oneFewer(line.title)} />
      <input
        id={`quantity-${line.id}`}
        name="quantity"
        type="number"
        inputmode="numeric"
        min="0"
        max={MAX_QUANTITY}
        value={line.quantity}
        {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': errorOf(line) })}
      />
      <Step line={line} by={1} name={cartWords().oneMore(line.title)} />
    </span>
    <button class="button-quiet update" type="submit">
      {cartWords().update(hidden, line.title)}
    </button>
  </>
)

/** One fewer or one more. From one, only *Remove* leads to none. */
const Step = ({ line, by, name }: { line: CartLine; by: 1 | -1; name: string }) => (
  <button
    id={`${by < 0 ? 'fewer' : 'more'}-${line.id}`}
    type="submit"
    name="step"
    value={by}
    aria-label={name}
    // A number that is too large can still be made smaller.
    formnovalidate
    disabled={line.quantity + by < 1}
  >
    {by < 0 ? '−' : '+'}
  </button>
)

const hidden = (text: string) => <span class="visually-hidden">{text}</span>
