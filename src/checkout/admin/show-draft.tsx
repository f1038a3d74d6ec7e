import type { Context } from 'hono'
import type { DeskEnv } from '../../admin/env.ts'
import { goodsTotal, readyTogether } from '../../cart/rules.ts'
import { deliveryCountries } from '../../delivery/rules/options.ts'
import { addressRules, allCountries, readState } from '../../orders/addresses/rules.ts'
import { unsealContact } from '../../orders/contact.ts'
import type { OrderRow } from '../../orders/queries.ts'
import { handWay } from '../../orders/rules.ts'
import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { unseal } from '../../platform/sealing.ts'
import { emptyForm, type FormState } from '../../ui/form-field.tsx'
import { formValuesFrom } from '../forms.ts'
import { offersOf } from '../rules/offers.ts'
import { totalsOf } from '../rules/totals.ts'
import { seenText } from '../seen.ts'
import { seenLines } from '../seen-words.ts'
import type { Draft } from './draft.ts'
import { collectedOffer, isAllReady } from './rules.ts'
import { DraftPage } from './views/draft-page.tsx'
import { newOrderWords } from './words.ts'

/** Why an order was not placed. */
export type Problem = keyof ReturnType<typeof newOrderWords>['refused']

type Shown = {
  /** What was looked for. */
  q?: string
  /** The customer's form as it was filled in, and what is wrong with it. */
  values?: Record<string, string>
  errors?: Record<string, string>
  problem?: Problem
  status?: 409 | 503
  /** The form that adds something, as it was refused. */
  adding?: FormState
  /** Why a line was not changed. */
  wrongLine?: { line: string; text: string }
}

/** Answers with a draft: what is in it, what is looked for, whom it is for and what it costs. */
export async function showDraft(c: Context<DeskEnv>, draft: Draft, shown: Shown) {
  const { config } = c.var
  const { shop, DELIVERY, TAX, DELAYED_PAYMENTS } = config
  const lines = draft.cart?.lines ?? []
  const values = shown.values ?? (await valuesFrom(config, draft.order))
  const country = countryOf(config, values)
  const countries = deliveryCountries(DELIVERY)
  const offers = offersOf(config, lines, country, now())
  const collected = collectedOffer(shop, readyTogether(lines).days, now())
  const chosen =
    values.delivery === 'collected'
      ? collected
      : (offers.find(({ method }) => method === values.delivery) ?? offers[0] ?? collected)
  const taxed = chosen.method === 'collected' ? shop.country : country
  const billing = values.billing_country || country
  const wrong = shown.errors ?? shown.adding?.errors ?? {}
  if (shown.status) c.status(shown.status)
  else if (shown.problem) c.status(409)
  else if (Object.keys(wrong).length > 0 || shown.wrongLine) c.status(422)
  return c.render(
    <DraftPage
      {...{ shop, draft, lines, offers, chosen }}
      q={shown.q ?? ''}
      adding={shown.adding ?? emptyForm}
      wrongLine={shown.wrongLine ?? null}
      notice={shown.problem ? sayProblem(draft, shown.problem) : null}
      form={{
        values: {
          ...values,
          country,
          state: readState(country, values.state ?? ''),
          billing_country: billing,
          billing_state: readState(billing, values.billing_state ?? ''),
        },
        errors: shown.errors ?? {},
      }}
      unsaved={shown.values !== undefined}
      seen={seenText(shop.currency, seenLines(lines), TAX[country] ?? 0, offers)}
      totals={totalsOf(goodsTotal(lines), chosen.price, TAX, taxed)}
      allReady={isAllReady(lines)}
      transferDays={shop.bank_account ? DELAYED_PAYMENTS.days : null}
      delivery={{ rules: addressRules(country), countries }}
      billing={{ rules: addressRules(billing), countries: allCountries() }}
    />,
    { title: newOrderWords().title },
  )
}

/** The country whose delivery is offered: the one that was chosen, or else the shop's own. */
export function countryOf({ shop, DELIVERY }: Config, values: Record<string, string>): string {
  const countries = deliveryCountries(DELIVERY)
  const wanted = [values.country, shop.country, countries[0]]
  return wanted.find((each) => each && countries.includes(each)) ?? ''
}

function sayProblem({ cart }: Draft, problem: Problem): string {
  const { refused } = newOrderWords()
  if (problem !== 'soldOut') return refused[problem]
  const gone = (cart?.lines ?? []).filter((line) => !line.available)
  return refused.soldOut(gone.map(({ title }) => title).join(', '))
}

/** The form of an order that was placed from this draft and not paid for. */
async function valuesFrom(
  { sealingKeys, ...config }: Config,
  order: OrderRow | null,
): Promise<Record<string, string>> {
  if (!order) return { taken: 'yes' }
  const email = await unseal(sealingKeys, `orders.email:${order.id}`, order.email)
  const contact = await unsealContact({ sealingKeys, ...config }, order.id, order.contact)
  const { origin, deliveryMethod: delivery, provider } = order
  const way = handWay(provider) ?? 'link'
  return { ...formValuesFrom(email, contact), origin, delivery, way, taken: 'yes' }
}
