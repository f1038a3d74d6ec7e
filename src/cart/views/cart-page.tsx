import type { Child } from 'hono/jsx'
import { PromisedDates } from '../../delivery/parts/promised-dates.tsx'
import { deliveryWords } from '../../delivery/words.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'
import { type CartLine, goodsTotal, unitsIn } from '../rules.ts'
import { cartWords } from '../words.ts'
import { Line } from './cart-line.tsx'
import { CheckOut } from './check-out.tsx'
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
  /** What went wrong with the quantity of a line, and its id. */
  problem?: { text: Child; line: string } | undefined
  /** Whether a line has just been taken out, to be kept. */
  wasKept?: boolean
  /** Where to write for whoever cannot have a cart, because the browser blocks its cookie. */
  write?: string | null | undefined
}

/**
 * Renders the cart: its lines as they are now, what changed since they were added, and the total.
 */
export const CartPage = ({ wasKept, write, ...cart }: CartPageProps) => (
  <>
    <section id="cart">
      <h1 tabindex={-1}>{cartWords().title}</h1>
      {wasKept && (
        <p class="notice notice-good" role="status">
          {cartWords().keptForLater} <a href={paths.kept()}>{cartWords().toKept}</a>
        </p>
      )}
      <ProblemElsewhere {...cart} />
      {cart.lines.length === 0 ? (
        <EmptyCart shop={cart.config.shop} write={write} />
      ) : (
        <>
          {/* Its buttons stand in other forms, beside those that remove a line. */}
          <form id="later" method="post" action={paths.keptLater()} />
          <FullCart {...cart} />
        </>
      )}
    </section>
    {/* Read out when the script replaces the cart: so it must be there before. */}
    <p class="visually-hidden" role="status">
      {cartWords().pieces(unitsIn(cart.lines))},{' '}
      <Price shop={cart.config.shop} amount={goodsTotal(cart.lines)} />
    </p>
    {visitorSlot('for-you', 'cart')}
  </>
)

/** What went wrong with a line that is not there any more. */
const ProblemElsewhere = ({ lines, problem }: Pick<CartPageProps, 'lines' | 'problem'>) =>
  problem && lines.every((line) => line.id !== problem.line) ? (
    <p class="notice notice-bad" role="alert">
      {problem.text}
    </p>
  ) : null

type FullCartProps = Omit<CartPageProps, 'write' | 'wasKept'>

const FullCart = ({ config, lines, sizes, promise, problem }: FullCartProps) => (
  <div class="checkout-grid">
    <ul class="cart-lines">
      {lines.map((line) => (
        <Line
          {...{ shop: config.shop, line, sizes }}
          problem={problem?.line === line.id ? problem.text : null}
        />
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
