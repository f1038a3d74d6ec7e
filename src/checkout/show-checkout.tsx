import type { Context } from 'hono'
import type { CartLine } from '../cart/rules.ts'
import { goodsTotal, readyTogether } from '../cart/rules.ts'
import { deliveryCountries } from '../delivery/rules/options.ts'
import { addressRules, allCountries } from '../orders/addresses/rules.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { systemOf, visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import type { FormState } from '../ui/form-field.tsx'
import type { Typed } from './forms.ts'
import { offerSeen, offersOf } from './rules/offers.ts'
import { totalsOf } from './rules/totals.ts'
import { CheckoutPage } from './views/checkout-page.tsx'
import { checkoutWords } from './words.ts'

/** Answers with the checkout page for these lines, what was typed, and what is wrong with it. */
export function showCheckout(
  c: Context<AppEnv>,
  lines: CartLine[],
  typed: Typed,
  problem: { status?: 409 | 422 | 429 | 503; notice?: string; errors?: FormState['errors'] } = {},
): Response | Promise<Response> {
  const { config } = c.var
  const { shop, DELIVERY, TAX } = config
  const countries = deliveryCountries(DELIVERY)
  const chosenCountry = countries.find((each) => each === typed.country)
  const country = chosenCountry ?? guessCountry(c, countries)
  const billingCountry = typed.billing_country || country
  const goods = goodsTotal(lines)
  const options = offersOf(config, lines, country, now())
  const chosen = options.find((option) => option.method === typed.delivery) ?? options[0]

  const status = problem.status ?? 200
  c.status(status)
  if (status === 429 || status === 503) c.header('Retry-After', '60')
  return c.render(
    <CheckoutPage
      shop={shop}
      form={{
        values: { ...typed, country, billing_country: billingCountry },
        errors: problem.errors ?? {},
      }}
      lines={lines}
      sizes={chosenCountry ? systemOf(chosenCountry) : visitorSystem(c)}
      options={options}
      chosen={chosen}
      totals={totalsOf(goods, chosen?.price ?? 0, TAX, country)}
      seen={offerSeen(goods, TAX[country] ?? 0, options)}
      slowest={readyTogether(lines).slowest?.title ?? null}
      notice={problem.notice}
      delivery={{ rules: addressRules(country), countries }}
      billing={{ rules: addressRules(billingCountry), countries: allCountries() }}
    />,
    { title: checkoutWords().title },
  )
}

/** Where the visitor seems to be, if the shop delivers there. */
function guessCountry(c: Context<AppEnv>, countries: string[]): string {
  const here = c.req.header('CF-IPCountry') ?? ''
  return countries.includes(here) ? here : (countries[0] ?? '')
}
