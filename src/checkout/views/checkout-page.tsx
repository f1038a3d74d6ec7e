import type { Child } from 'hono/jsx'
import type { CartLine } from '../../cart/rules.ts'
import { deliveryWords } from '../../delivery/words.ts'
import { CheckoutBox } from '../../newsletter/parts/checkout-box.tsx'
import type { AddressRules } from '../../orders/addresses/rules.ts'
import { AddressFields } from '../../orders/parts/address-fields.tsx'
import { orderWords } from '../../orders/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { EmailField, ErrorSummary, type FormState, TextField } from '../../ui/form-field.tsx'
import { FormKey } from '../../ui/form-key.tsx'
import { FormTrap } from '../../ui/form-trap.tsx'
import { Price } from '../../ui/price.tsx'
import type { Offer } from '../rules/offers.ts'
import type { Totals } from '../rules/totals.ts'
import { checkoutWords } from '../words.ts'
import { DeliveryChoice, DeliveryStatus } from './delivery-choice.tsx'
import { GiftFields } from './gift-fields.tsx'
import { NotReturned } from './not-returned.tsx'
import { OrderSummary } from './order-summary.tsx'
import { PaymentChoice } from './payment-choice.tsx'

export type CheckoutPageProps = {
  shop: Shop
  form: FormState
  lines: CartLine[]
  /** The system in which the shopper reads ring sizes, unless they chose another. */
  sizes: RingSystem
  options: Offer[]
  chosen: Offer | undefined
  totals: Totals
  /** Title of the product that the others wait for. */
  slowest: string | null
  /** The lines, prices and dates on this page in one text, sent back with the form. */
  seen: string
  notice: Child
  /** What has changed in the cart since the last page, in sentences. */
  changes: string[]
  /** With whom the shopper can pay, by name. */
  providers: string[]
  /** How long an order keeps its pieces. */
  minutes: number
  delivery: { rules: AddressRules; countries: string[] }
  billing: { rules: AddressRules; countries: string[] }
}

/**
 * Renders the checkout: who, where to, how, and what it costs, on one page that needs no script.
 */
export const CheckoutPage = (props: CheckoutPageProps) => {
  const { shop, form, options, chosen, notice, changes, seen } = props
  const words = checkoutWords()
  const otherBilling = Boolean(form.values.billing_other)
  return (
    <>
      <h1>{words.title}</h1>
      {notice && (
        <div class="notice notice-bad" role="alert">
          <p>{notice}</p>
          {changes.length > 0 && (
            <ul>
              {changes.map((change) => (
                <li>{change}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <ErrorSummary form={form} labels={billingLabels(form)} />
      <div class="checkout-grid">
        <OrderSummary shop={shop} lines={props.lines} sizes={props.sizes} totals={props.totals} />
        <form id="checkout" method="post" action={paths.checkout()} novalidate>
          <FormKey />
          <FormTrap />
          <input type="hidden" name="seen" value={seen} />
          {/* The Enter key must send the order, not press the first button, which only updates. */}
          <button type="submit" hidden>
            {words.placeOrder}
          </button>
          <DeliveryStatus
            {...{ shop, chosen, country: form.values.country ?? '', total: props.totals.total }}
          />
          <fieldset>
            <legend>{words.reach}</legend>
            <EmailField
              form={form}
              label={words.email}
              autocomplete="shipping email"
              hint={words.emailHint}
            />
            <TextField
              form={form}
              name="phone"
              label={words.phone}
              type="tel"
              inputmode="tel"
              autocomplete="shipping tel"
              hint={words.phoneHint}
            />
          </fieldset>
          <fieldset>
            <legend>{words.deliveryAddress}</legend>
            <div class="delivery-fields">
              <AddressFields
                form={form}
                prefix=""
                purpose="shipping"
                locale={shop.locale}
                {...props.delivery}
              />
            </div>
            <button
              class="button-quiet without-script"
              type="submit"
              name="update"
              value="country"
              formnovalidate
            >
              {words.updateCountry}
            </button>
          </fieldset>
          <fieldset id="delivery-choice">
            <legend>{words.delivery}</legend>
            <DeliveryChoice {...{ shop, form, options, chosen }} slowest={props.slowest} />
          </fieldset>
          <fieldset>
            <legend>{words.billingAddress}</legend>
            <label class="check">
              <input type="checkbox" name="billing_other" value="yes" checked={otherBilling} />
              {words.otherBilling}
            </label>
            <div class="billing-fields">
              <AddressFields
                form={form}
                prefix="billing_"
                purpose="billing"
                locale={shop.locale}
                {...props.billing}
              />
            </div>
          </fieldset>
          <GiftFields shop={shop} form={form} />
          <PaymentChoice form={form} providers={props.providers} />
          <CheckoutBox shop={shop} form={form} />
          <div id="not-returned">
            <NotReturned lines={props.lines} />
          </div>
          <p class="cart-total" id="total">
            <span>{words.total(chosen && deliveryWords().methods[chosen.method])}</span>{' '}
            <strong>
              <Price shop={shop} amount={props.totals.total} exact />
            </strong>
          </p>
          <button class="button" type="submit">
            {words.placeOrder}
          </button>
          <p class="quiet">
            {words.paidElsewhere} {orderWords().order.kept(props.minutes)}
          </p>
        </form>
      </div>
      <script type="module" src="/checkout.js"></script>
    </>
  )
}

/** Both addresses have the same fields: errors of the second one name it. */
const billingLabels = ({ errors }: FormState) =>
  Object.fromEntries(
    Object.keys(errors)
      .filter((name) => name.startsWith('billing_'))
      .map((name) => [name, checkoutWords().billingAddress]),
  )
