import type { Context } from 'hono'
import type { CartLine } from '../cart/rules.ts'
import { goodsTotal, readyTogether } from '../cart/rules.ts'
import { deliveryCountries } from '../delivery/rules/options.ts'
import { addressRules, allCountries, readState } from '../orders/addresses/rules.ts'
import { HOLD_SECONDS, minutesToPay, type NextHold } from '../orders/hold-rules.ts'
import { openPayments } from '../payments/context.ts'
import { chosenProvider } from '../payments/providers.ts'
import { now } from '../platform/clock.ts'
import type { Shop } from '../platform/config.ts'
import type { AppEnv } from '../platform/env.ts'
import { formatMoment } from '../platform/format-date.ts'
import { chargeFault } from '../platform/money.ts'
import { systemOf, visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import type { FormState } from '../ui/form-field.tsx'
import { mailLink } from '../ui/mail-link.tsx'
import type { FormValues } from './forms.ts'
import { type Problem, problems, unavailable } from './problems.ts'
import { offersOf } from './rules/offers.ts'
import { totalsOf } from './rules/totals.ts'
import { changesSince, seenText } from './seen.ts'
import { changeWords, seenLines } from './seen-words.ts'
import { CheckoutPage } from './views/checkout-page.tsx'
import { checkoutWords } from './words.ts'

/**
 * Answers with the checkout page. What has changed in the cart since the page that the form was
 * sent from is named above it.
 *
 * @param wrong why the order was not placed, or what is wrong with which field; `hold`: until when
 *   an order would keep its stock, or from when it can
 */
export function showCheckout(
  c: Context<AppEnv>,
  lines: CartLine[],
  values: FormValues,
  wrong: { problem?: Problem; errors?: FormState['errors']; hold?: NextHold } = {},
): Response | Promise<Response> {
  const { config } = c.var
  const { shop, DELIVERY, TAX } = config
  const { providers: on } = openPayments(c.env, config, c.executionCtx)
  const providers = Object.keys(on)
  const pay = chosenProvider({ providers: on }, values.pay).name
  const countries = deliveryCountries(DELIVERY)
  const chosenCountry = countries.find((each) => each === values.country)
  const country = chosenCountry ?? guessCountry(c, countries)
  const billingCountry = values.billing_country || country
  const goods = goodsTotal(lines)
  const options = offersOf(config, lines, country, now())
  const chosen = options.find((option) => option.method === values.delivery) ?? options[0]

  const totals = totalsOf(goods, chosen?.price ?? 0, TAX, country)
  const seen = seenLines(lines)
  const changes = changesSince(values.seen ?? '', seen).flatMap((each) => changeWords(shop, each))
  const { hold } = wrong
  const problem = wrong.problem && problems[wrong.problem]
  // Where there is another way to pay, it is said at the choice between them.
  const isOfChoice = wrong.problem === 'payments-unavailable' && providers.length > 1
  const errors = isOfChoice ? { pay: unavailable(pay) } : (wrong.errors ?? {})
  // Said before anybody types an address for nothing.
  const fault =
    (isOfChoice ? null : wrong.problem) ??
    chargeFault(totals.total, shop.currency) ??
    (changes.length > 0 ? 'cart-changed' : null)
  const status = problem?.status ?? (wrong.errors ? 422 : 200)
  c.status(status)
  if (status === 429 || status === 503) c.header('Retry-After', '60')
  return c.render(
    <CheckoutPage
      shop={shop}
      form={{
        values: {
          ...values,
          country,
          state: readState(country, values.state ?? ''),
          billing_country: billingCountry,
          billing_state: readState(billingCountry, values.billing_state ?? ''),
        },
        errors,
      }}
      lines={lines}
      sizes={chosenCountry ? systemOf(chosenCountry) : visitorSystem(c)}
      options={options}
      chosen={chosen}
      totals={totals}
      seen={seenText(shop.currency, seen, TAX[country] ?? 0, options)}
      slowest={readyTogether(lines).slowest?.title ?? null}
      notice={
        hold && !hold.ok
          ? othersFirst(shop, lines, hold)
          : fault &&
            problems[fault].notice({
              ask: mailLink(config, checkoutWords().title),
              phone: shop.phone,
            })
      }
      changes={changes}
      providers={providers}
      minutes={minutesToPay(hold?.ok ? hold.until - now() : HOLD_SECONDS)}
      delivery={{ rules: addressRules(country), countries }}
      billing={{ rules: addressRules(billingCountry), countries: allCountries() }}
    />,
    { title: checkoutWords().title },
  )
}

/** From when the shopper can order what others may buy first, now that a hold has ended unpaid. */
function othersFirst(shop: Shop, lines: CartLine[], hold: Extract<NextHold, { ok: false }>) {
  const title = lines.find(({ variantId }) => variantId === hold.variantId)?.title ?? ''
  const from = formatMoment(hold.from, shop.locale, shop.time_zone)
  return checkoutWords().problems.othersFirst(title, Math.ceil((hold.from - now()) / 60), from)
}

/** Where the visitor seems to be, if the shop delivers there. */
function guessCountry(c: Context<AppEnv>, countries: string[]): string {
  const here = c.req.header('CF-IPCountry') ?? ''
  return countries.includes(here) ? here : (countries[0] ?? '')
}
