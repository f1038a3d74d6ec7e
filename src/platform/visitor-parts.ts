import { createMiddleware } from 'hono/factory'
import { raw } from 'hono/html'
import { randomToken } from './digest.ts'
import type { AppEnv } from './env.ts'
import { signTime } from './form-trap.ts'

// The bracket keeps what people and owners write out of the slots: wherever it is shown, its own
// brackets are escaped, and a description has none but those of a few known tags. Who could write a
// slot could as well write a script.
/**
 * Placeholder in a page for a form's one-time key; each occurrence becomes a random key of its own
 * on the way out.
 */
export const FORM_KEY_SLOT = raw('<form-key>')
/** Placeholder for the time at which the page is sent, signed. */
export const SENT_SLOT = raw('<sent>')
/** Placeholder for the number of units in the visitor's cart. */
export const CART_COUNT_SLOT = raw('<cart-count>')

/**
 * Fills in the few parts of a page that differ between visitors, on the way out: the page itself is
 * the same for everyone and can be cached.
 *
 * @param cartCount units in the visitor's cart, read from the request alone
 */
export const fillVisitorParts = (cartCount: (request: Request) => number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next()
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
    const count = cartCount(c.req.raw)
    const page = await c.res.text()
    const sent = page.includes(SENT_SLOT) ? await signTime(c.var.config.TOKEN_KEY) : ''
    const filled = page
      .replaceAll(SENT_SLOT, sent)
      .replaceAll(FORM_KEY_SLOT, () => randomToken(16))
      .replaceAll(CART_COUNT_SLOT, count > 0 ? `(${count})` : '')
    c.res = new Response(filled, c.res)
    // The page cache may share it, but now it is this visitor's: a browser that kept it would send
    // a used form key again.
    if (filled !== page && c.res.headers.get('Cache-Control')?.startsWith('public'))
      c.header('Cache-Control', 'private, no-cache')
  })
