import { paths } from '../paths.ts'
import { CART_COUNT_SLOT } from '../platform/visitor-parts.ts'
import { uiWords } from './words.ts'

/** Renders the header's link to the cart, with the number of units in it. */
export const CartLink = () => (
  <a class="cart-link" href={paths.cart()}>
    {uiWords().site.cart} {CART_COUNT_SLOT}
  </a>
)
