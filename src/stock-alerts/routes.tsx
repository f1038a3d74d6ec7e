import { type Context, Hono } from 'hono'
import { variantTitleIn } from '../catalog/variant-words.ts'
import { outboxOf } from '../mail/outbox.ts'
import { paths, patterns } from '../paths.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import type { AppEnv } from '../platform/env.ts'
import { fellIntoTrap, readSentTime } from '../platform/form-trap.ts'
import { formatMoney } from '../platform/money.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { emptyForm, type FormState, fieldErrors } from '../ui/form-field.tsx'
import { refusedFor } from '../ui/form-trap.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { uiWords } from '../ui/words.ts'
import { alertForm } from './forms.ts'
import { type AlertVariant, variantsOf } from './queries.ts'
import { requestAlert } from './request-alert.ts'
import { causeFor } from './rules.ts'
import type { AlertCause } from './tables.ts'
import { AlertNoted, AlertPage } from './views/alert-page.tsx'
import { stockAlertWords } from './words.ts'

/**
 * The page that asks for one mail.
 *
 * @param slices `hasOrderOf`: whether this browser has opened a paid order of an address (its keyed
 *   digest), which needs no confirmation then
 */
export function stockAlertRoutes(slices: {
  hasOrderOf(c: Context<AppEnv>, emailDigest: string): Promise<boolean>
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.use(patterns.stockAlert, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
  })

  routes.get(patterns.stockAlert, async (c) => {
    const all = await variantsOf(c.var.db, c.req.param('handle'))
    const variant = c.req.query('variant') ?? ''
    const page = { all, what: whatFor(all, variant) }
    return all.length > 0 ? show(c, page, { ...emptyForm, values: { variant } }) : c.notFound()
  })

  routes.post(patterns.stockAlert, async (c) => {
    if (await limited(c, 'FORM_LIMIT', 'stock alert')) return tooOften(c)
    const body = await readForm(c)
    const values = { variant: body.variant ?? '', email: body.email ?? '' }
    const all = await variantsOf(c.var.db, c.req.param('handle'))
    if (all.length === 0) return c.notFound()
    const what: AlertCause = body.what === 'cheaper' ? 'cheaper' : 'back'
    const again = (notice: string) => show(c, { all, what }, { values, errors: {} }, notice)
    if (fellIntoTrap(body, 'stock alert')) return again(uiWords().formTrap.notByHand)
    const form = alertForm(
      what,
      offered(all, what).map(({ id }) => id),
    ).safeParse(values)
    if (!form.success || form.data.email === null)
      return show(c, { all, what }, { values, errors: form.success ? {} : fieldErrors(form.error) })
    const sent = await readSentTime(c.var.config.TOKEN_KEY, body, 'stock alert')
    if (sent.refused) return again(refusedFor(sent.refused))
    if (await limited(c, 'MAIL_LIMIT', 'stock alert')) return tooOften(c)
    const { variant, email } = form.data
    const wanted = all.find(({ id }) => id === variant)
    if (!wanted) return c.notFound()
    const emailDigest = await keyedDigest(c.var.config.LOOKUP_KEY, foldEmail(email))
    const isProven = await slices.hasOrderOf(c, emailDigest)
    const noted = await requestAlert(outboxOf(c), {
      ...{ variantId: variant, email, emailDigest, isProven },
      belowPrice: what === 'cheaper' ? wanted.price : null,
      networks: await networkDigests(c),
    })
    if (!noted) return again(stockAlertWords().tooMany)
    const { asked, [what]: words } = stockAlertWords()
    const name = [wanted.title, variantTitleIn(visitorSystem(c), wanted)].filter(Boolean).join(', ')
    const said = isProven
      ? { title: words.title, text: words.noted(name) }
      : { title: asked.title, text: asked.lead, more: asked.notThere }
    return c.render(<AlertNoted handle={c.req.param('handle')} {...said} />, { title: said.title })
  })

  return routes
}

const offered = (variants: AlertVariant[], what: AlertCause) =>
  variants.filter((variant) => causeFor(variant) === what)

/** What the page is about: that of a variant; without one, what is sold out comes first. */
function whatFor(all: AlertVariant[], id: string): AlertCause {
  const variant = all.find((each) => each.id === id)
  return (variant && causeFor(variant)) ?? (offered(all, 'back').length > 0 ? 'back' : 'cheaper')
}

/** The page with the form; the product's page instead if there is nothing to be mailed about. */
function show(
  c: Context<AppEnv>,
  { all, what }: { all: AlertVariant[]; what: AlertCause },
  form: FormState,
  notice?: string,
) {
  const { handle = '', title = '' } = all[0] ?? {}
  const variants = offered(all, what)
  if (variants.length === 0) return c.redirect(paths.product(handle), 303)
  c.status(notice || Object.keys(form.errors).length > 0 ? 422 : 200)
  const { currency, locale } = c.var.config.shop
  const choices = variants.map((variant) => {
    const label = variantTitleIn(visitorSystem(c), variant)
    const price = formatMoney(variant.price, currency, locale)
    return {
      value: variant.id,
      label: what === 'cheaper' ? stockAlertWords().costs(label, price) : label,
    }
  })
  return c.render(
    <AlertPage {...{ what, handle, title, choices, form, ...(notice && { notice }) }} />,
    { title: stockAlertWords()[what].title },
  )
}
