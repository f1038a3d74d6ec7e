import { ActForm } from '../../../admin/parts/act-form.tsx'
import { Card } from '../../../admin/parts/card.tsx'
import { DateRange, DateText } from '../../../delivery/parts/promised-dates.tsx'
import type { PromisedDates } from '../../../delivery/rules/promised-dates.ts'
import { deliveryWords } from '../../../delivery/words.ts'
import type { AddressRules } from '../../../orders/addresses/rules.ts'
import { AddressFields } from '../../../orders/parts/address-fields.tsx'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoney } from '../../../platform/money.ts'
import { EmailField, type FormState, TextField } from '../../../ui/form-field.tsx'
import type { Offer } from '../../rules/offers.ts'
import type { Totals } from '../../rules/totals.ts'
import { GiftFields } from '../../views/gift-fields.tsx'
import { checkoutWords } from '../../words.ts'
import { origins } from '../forms.ts'
import { newOrderWords } from '../words.ts'
import { Choices } from './choices.tsx'
import { PayFields } from './pay-fields.tsx'

export type SaleFormProps = {
  shop: Shop
  draft: { id: string }
  form: FormState
  unsaved: boolean
  seen: string
  offers: Offer[]
  /** How it is delivered, as long as nobody chooses another way. */
  chosen: { method: string; dates: PromisedDates }
  totals: Totals
  /** Whether everything can be handed over now. */
  allReady: boolean
  /** How long a bank transfer is waited for; null: there is no account. */
  transferDays: number | null
  delivery: { rules: AddressRules; countries: string[] }
  billing: { rules: AddressRules; countries: string[] }
}

/** Renders whom an order is for, how it is delivered, and how it is paid: one form. */
export const SaleForm = (props: SaleFormProps) => {
  const { shop, draft, form, offers, chosen, allReady } = props
  const words = newOrderWords().customer
  const { dates, methods } = deliveryWords()
  const money = (amount: number) => formatMoney(amount, shop.currency, shop.locale)
  return (
    <Card id="customer" title={words.title}>
      <ActForm action={paths.deskDraft(draft.id)} class="sale" unsaved={props.unsaved}>
        <input type="hidden" name="seen" value={props.seen} />
        {/* The Enter key must place the order, not press the first button, which only updates. */}
        <button type="submit" hidden>
          {words.place}
        </button>
        <Choices
          form={form}
          name="origin"
          legend={words.origin}
          choices={origins.map((value) => ({ value, label: words.origins[value] }))}
        />
        <fieldset>
          <legend>{words.name}</legend>
          <EmailField
            form={form}
            label={checkoutWords().email}
            autocomplete="off"
            hint={words.emailHint}
            optional
          />
          <TextField
            form={form}
            name="phone"
            label={checkoutWords().phone}
            type="tel"
            inputmode="tel"
            autocomplete="off"
            hint={words.phoneHint}
            optional
          />
        </fieldset>
        <fieldset>
          <legend>{words.address}</legend>
          <p class="hint">{words.addressHint}</p>
          <AddressFields form={form} prefix="" locale={shop.locale} {...props.delivery} />
          <button class="button-quiet" type="submit" name="update" value="country" formnovalidate>
            {words.update}
          </button>
        </fieldset>
        <Choices
          form={{ ...form, values: { ...form.values, delivery: chosen.method } }}
          name="delivery"
          legend={words.delivery}
          choices={[
            ...offers.map((offer) => ({
              value: offer.method,
              label: `${methods[offer.method]}, ${money(offer.price)}`,
              hint: dates.withYou(<DateRange dates={offer.dates} locale={shop.locale} />),
            })),
            {
              value: 'collected',
              label: words.collected,
              ...(!allReady && {
                hint: dates.collectFrom(
                  <DateText date={chosen.dates.readyBy} locale={shop.locale} />,
                ),
              }),
            },
          ]}
        >
          {allReady && (
            <label class="check">
              <input
                type="checkbox"
                name="taken"
                value="yes"
                checked={Boolean(form.values.taken)}
              />
              {words.takenAlong}
            </label>
          )}
        </Choices>
        <fieldset>
          <legend>{words.billingAddress}</legend>
          <label class="check">
            <input
              type="checkbox"
              name="billing_other"
              value="yes"
              checked={Boolean(form.values.billing_other)}
            />
            {words.billing}
          </label>
          {form.values.billing_other ? (
            <AddressFields form={form} prefix="billing_" locale={shop.locale} {...props.billing} />
          ) : (
            <button class="button-quiet" type="submit" name="update" value="billing" formnovalidate>
              {words.showBilling}
            </button>
          )}
        </fieldset>
        <GiftFields shop={shop} form={form} />
        <PayFields form={form} transferDays={props.transferDays} />
        <p class="sale-total">
          <span>{words.total}</span>{' '}
          <strong>{formatMoney(props.totals.total, shop.currency, shop.locale, true)}</strong>
        </p>
        <button class="button" type="submit">
          {words.place}
        </button>
      </ActForm>
    </Card>
  )
}
