import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { CartLink } from '../ui/cart-link.tsx'
import { readCartToken } from './cookie.ts'
import { readCart } from './read-cart.ts'
import { Drawer } from './views/drawer.tsx'

/**
 * Answers with the parts of a page that change when something is added: the link to the cart, and
 * the drawer with the line of that id. No drawer for a line that is not in the visitor's cart, or
 * whose cookie did not come back.
 */
export async function showDrawer(c: Context<AppEnv>) {
  const id = c.req.query('line')
  const cart = id ? await readCart(c.var.db, c.var.config, readCartToken(c)) : null
  const line = cart?.lines.find((each) => each.id === id)
  return c.html(
    <>
      <CartLink />
      {cart && line && (
        <Drawer config={c.var.config} lines={cart.lines} line={line} sizes={visitorSystem(c)} />
      )}
    </>,
  )
}
