import { type Context, Hono } from 'hono'
import type * as z from 'zod/mini'
import { arrivalOf } from '../analytics/arrivals.ts'
import { sellableVariants } from '../catalog/queries.ts'
import { engravingOf, readEngraving } from '../engraving/rules.ts'
import { areas, paths, patterns } from '../paths.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { readSystem, visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { type Added, addLines, type Refusal, type Wanted } from './add-lines.ts'
import { changeLine } from './change-line.ts'
import { readCartToken, writeGuest } from './cookie.ts'
import { addForm, addLinesForm, changeForm, readCartLink } from './forms.ts'
import { readCart } from './read-cart.ts'
import { refusalText } from './refusal-text.ts'
import { ringSizeFormRoutes } from './ring-size-routes.tsx'
import { MAX_QUANTITY, unitsIn } from './rules.ts'
import { showAgain } from './show-again.ts'
import { showCart } from './show-cart.tsx'
import { showDrawer } from './show-drawer.tsx'
import { CartLinkPage } from './views/cart-link-page.tsx'
import { cartWords } from './words.ts'

export const cartRoutes = new Hono<AppEnv>()

cartRoutes.use(areas.cart, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

cartRoutes.route('/', ringSizeFormRoutes)

cartRoutes.get(patterns.cart, (c) => showCart(c))

cartRoutes.get(patterns.cartDrawer, (c) => showDrawer(c))

cartRoutes.post(patterns.cartAdd, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'cart')) return tooOften(c)
  const body = await readForm(c)
  const link = addLinesForm.safeParse(body)
  if (link.success) return addFromLink(c, link.data)

  const refuse = (errors: Record<string, string>, handle?: string) =>
    showAgain(c, body, errors, handle)

  const form = addForm.safeParse(body)
  if (!form.success) return refuse(wrongFields(form.error))
  const { key, variant: variantId, quantity } = form.data
  const [variant] = await sellableVariants(c.var.db, [variantId])
  if (!variant) return c.notFound()
  const { engraving: letters, font } = form.data
  const read = readEngraving({ letters, font }, engravingOf(variant.facts))
  if (!read.ok) return refuse({}, variant.handle)
  const wanted = [{ variantId, quantity, engraving: read.engraving }]
  const added = await add(c, key, wanted, readSystem(form.data.sizes))
  if (added.ok) return form.data.drawer ? c.redirect(paths.cartDrawer(added.line), 303) : toCart(c)
  const field = concernsQuantity.has(added.reason) ? 'quantity' : 'variant'
  return refuse({ [field]: refusalText(added.reason) }, variant.handle)
})

/**
 * Shows the product's page again with a drawing of the engraving: a POST, so that its text is in no
 * address.
 */
cartRoutes.post(patterns.engravingPreview, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'engraving')) return tooOften(c)
  return showAgain(c, await readForm(c), {})
})

cartRoutes.post(patterns.cartChange, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'cart')) return tooOften(c)
  const body = await readForm(c)
  const form = changeForm.safeParse(body)
  if (!form.success) {
    const text = cartWords().wrongQuantity(MAX_QUANTITY)
    return showCart(c, { text, line: String(body.line ?? '') }, 422)
  }
  const token = readCartToken(c)
  const cart = await readCart(c.var.db, c.var.config, token)
  const change = 'remove' in form.data ? { line: form.data.remove, quantity: 0 } : form.data
  const changed = await changeLine(c.var.db, cart, change)
  // Removed in another tab: the page shows how the cart stands.
  if (!changed.ok && changed.reason === 'gone') return c.redirect(paths.cart(), 303)
  if (!changed.ok) {
    const { id, title } = changed.line
    const text =
      changed.reason === 'too-many-units'
        ? refusalText('too-many-units')
        : cartWords().notThatMany(title)
    return showCart(c, { text, line: id }, 422)
  }
  writeGuest(c, token ?? '', { units: unitsIn(cart?.lines ?? []) + changed.more })
  return c.redirect(paths.cart(), 303)
})

/**
 * `/cart/<variant>:<quantity>,…`, a link for mails and messages: shows what it would add, and asks.
 */
cartRoutes.get(patterns.cartLink, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'cart link')) return tooOften(c)
  const wanted = readCartLink(c.req.param('link'))
  if (!wanted) return c.notFound()
  const known = await sellableVariants(
    c.var.db,
    wanted.map((line) => line.variantId),
  )
  const lines = wanted.flatMap(({ variantId, quantity }) => {
    const variant = known.find((each) => each.id === variantId && each.status === 'active')
    return variant ? [{ ...variant, quantity }] : []
  })
  if (lines.length < wanted.length) return c.notFound()
  return c.render(
    <CartLinkPage
      shop={c.var.config.shop}
      lines={lines}
      link={c.req.param('link')}
      sizes={visitorSystem(c)}
    />,
    { title: cartWords().link.title },
  )
})

async function addFromLink(c: Context<AppEnv>, form: { key: string; lines: string }) {
  const wanted = readCartLink(form.lines)
  if (!wanted) return c.notFound()
  const added = await add(
    c,
    form.key,
    wanted.map((line) => ({ ...line, engraving: null })),
  )
  if (added.ok) return toCart(c)
  c.status(409)
  return c.render(
    <ProblemPage title={cartWords().link.notAll} text={refusalText(added.reason)} />,
    {
      title: cartWords().link.notAvailable,
    },
  )
}

/**
 * To the cart, after something was added. Whoever has sent no cookie yet may block them; then the
 * cart's page is the first that can know.
 */
const toCart = (c: Context<AppEnv>) =>
  c.redirect(paths.cart(readCartToken(c) ? undefined : now()), 303)

async function add(
  c: Context<AppEnv>,
  formKey: string,
  wanted: Wanted[],
  sizes?: RingSystem,
): Promise<Added> {
  const { db, config } = c.var
  const networks = () => networkDigests(c)
  const token = readCartToken(c)
  const arrival = () => arrivalOf(c)
  const added = await addLines(db, config, { token, formKey, wanted, networks, arrival, sizes })
  if (added.ok) writeGuest(c, added.token, { units: added.units, ...(sizes && { system: sizes }) })
  return added
}

const concernsQuantity = new Set<Refusal>(['not-enough', 'too-many-units'])

/** The message for the field of the product page's form that is wrong. */
function wrongFields(error: z.core.$ZodError): Record<string, string> {
  const messages: Record<string, string> = {
    key: cartWords().refusals.expired,
    variant: cartWords().refusals.choose,
    quantity: cartWords().refusals.number(MAX_QUANTITY),
  }
  const [name = ''] = error.issues.map((issue) => String(issue.path[0]))
  return { [name === 'quantity' ? 'quantity' : 'variant']: messages[name] ?? '' }
}
