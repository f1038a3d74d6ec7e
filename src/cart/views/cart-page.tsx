import { priceWords } from '../../catalog/availability-words.ts'
import { jewelKind } from '../../catalog/rules/jewel-kind.ts'
import { sizeOfVariant } from '../../catalog/rules/ring-size-option.ts'
import { engravingDrawing } from '../../catalog/rules/surfaces.ts'
import { PromisedDates } from '../../delivery/parts/promised-dates.tsx'
import { deliveryWords } from '../../delivery/words.ts'
import { EngravingDrawing } from '../../engraving/parts/engraving-drawing.tsx'
import { engravingWords } from '../../engraving/words.ts'
import { paths } from '../../paths.ts'
import type { Config, Shop } from '../../platform/config.ts'
import { chargeFault, formatMoney } from '../../platform/money.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { mailLink } from '../../ui/mail-link.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'
import { cartLineWords } from '../line-words.ts'
import { type CartLine, goodsTotal, isOneOfAKind, MAX_QUANTITY } from '../rules.ts'
import { cartWords } from '../words.ts'
import { EmptyCart } from './empty-cart.tsx'

export type CartPageProps = {
  config: Pick<Config, 'shop' | 'MAIL_FROM'>
  lines: CartLine[]
  /** In which the visitor reads ring sizes, unless they chose another. */
  sizes: RingSystem
  /**
   * When all lines can leave and arrive, and the title of the product that takes longest; null
   * while not all can be had.
   */
  promise: {
    dates: Parameters<typeof PromisedDates>[0]['dates']
    country: string
    slowest: string | null
  } | null
  /** What went wrong, and the id of the line whose quantity it is about. */
  problem?: { text: string; line?: string } | undefined
  /** Where to write for whoever cannot have a cart, because the browser blocks its cookie. */
  write?: string | null | undefined
}

/** The id of the message above the lines. */
const PROBLEM = 'problem'

/**
 * Renders the cart: its lines as they are now, what changed since they were added, and the total.
 */
export const CartPage = ({ config, lines, sizes, promise, problem, write }: CartPageProps) => (
  <section>
    <h1>{cartWords().title}</h1>
    {problem && (
      <p class="notice notice-bad" role="alert" id={PROBLEM}>
        {problem.text}
      </p>
    )}
    {lines.length === 0 ? (
      <EmptyCart shop={config.shop} write={write} />
    ) : (
      <FullCart {...{ config, lines, sizes, promise, problem }} />
    )}
  </section>
)

const FullCart = ({ config, lines, sizes, promise, problem }: Omit<CartPageProps, 'write'>) => (
  <div class="checkout-grid">
    <ul class="cart-lines">
      {lines.map((line) => (
        <Line {...{ shop: config.shop, line, sizes }} wrong={problem?.line === line.id} />
      ))}
    </ul>
    <div class="cart-side summary">
      <p class="cart-total">
        <span>{uiWords().sums.goods}</span>{' '}
        <strong>
          <Price shop={config.shop} amount={goodsTotal(lines)} exact />
        </strong>
      </p>
      {promise && (
        <p>
          <PromisedDates
            locale={config.shop.locale}
            dates={promise.dates}
            country={promise.country}
          />
          . {promise.slowest && deliveryWords().dates.slowest(promise.slowest)}
        </p>
      )}
      <p class="quiet">{cartWords().deliveryLater}</p>
      <CheckOut {...{ config, lines }} />
    </div>
  </div>
)

/** The way to the checkout, or why there is none. */
const CheckOut = ({ config, lines }: Pick<CartPageProps, 'config' | 'lines'>) => {
  const { shop } = config
  if (!lines.every((line) => line.available)) return <p class="error">{cartWords().removeFirst}</p>
  if (chargeFault(goodsTotal(lines), shop.currency) === 'total-too-large')
    return (
      <p class="notice notice-bad">
        {uiWords().prices.tooMuch(mailLink(config, cartWords().title), shop.phone)}
      </p>
    )
  return (
    <a class="button" href={paths.checkout()}>
      {cartWords().checkOut}
    </a>
  )
}

type LineProps = {
  shop: Shop
  line: CartLine
  sizes: RingSystem
  /** Whether what went wrong is about it. */
  wrong: boolean
}

const Line = ({ shop, line, sizes, wrong }: LineProps) => {
  const shown = cartLineWords(line, sizes)
  const onRequest = line.availability === 'on-request'
  return (
    <li class="cart-line">
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
        <QuantityForm line={line} wrong={wrong} />
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

type QuantityProps = { line: CartLine; wrong: boolean }

const QuantityForm = ({ line, wrong }: QuantityProps) => (
  <form class="quantity-form" method="post" action={paths.cartChange()}>
    <input type="hidden" name="line" value={line.id} />
    {isOneOfAKind(line) ? (
      <input type="hidden" name="quantity" value="1" />
    ) : (
      <QuantityField line={line} wrong={wrong} />
    )}
    <button class="button-quiet" type="submit" name="remove" value={line.id}>
      {cartWords().remove(hidden, line.title)}
    </button>
  </form>
)

const QuantityField = ({ line, wrong }: QuantityProps) => (
  <>
    <label for={`quantity-${line.id}`}>{cartWords().quantity(hidden, line.title)}</label>
    <input
      id={`quantity-${line.id}`}
      name="quantity"
      type="number"
      inputmode="numeric"
      min="0"
      max={MAX_QUANTITY}
      value={line.quantity}
      {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': PROBLEM })}
    />
    <button class="button-quiet" type="submit">
      {cartWords().update(hidden, line.title)}
    </button>
  </>
)

const hidden = (text: string) => <span class="visually-hidden">{text}</span>
