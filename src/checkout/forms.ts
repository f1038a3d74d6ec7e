import { CHECKOUT_FIELD } from '../newsletter/topic-rules.ts'
import {
  addressFields,
  addressValues,
  readAddress,
  readLine,
  readName,
  tidy,
} from '../orders/addresses/read-address.ts'
import type { Contact } from '../orders/contact.ts'
import { readPhone } from '../orders/phones/read-phone.ts'
import { orderWords } from '../orders/words.ts'
import { hasForeignLetters, readEmail } from '../platform/email-address.ts'
import { formKey } from '../platform/form-key.ts'
import { fitsOnCard, GIFT_LETTERS, GIFT_UNITS } from './rules/gift-message.ts'
import { checkoutWords } from './words.ts'

/** The fields of the checkout page as they were filled in: to be shown again. */
export type FormValues = Record<string, string>

/** Names of the fields of the checkout page, in its order. */
const fields = [
  'key',
  'email',
  'phone',
  ...addressFields,
  'billing_other',
  ...addressFields.map((field) => `billing_${field}`),
  'gift_wrap',
  'gift_no_prices',
  'gift_message',
  'delivery',
  'pay',
  CHECKOUT_FIELD,
]

/**
 * Picks the page's fields out of a request's body and cuts text at 500 characters. A gift message
 * is cut where it is too long already, and left untidy, so that it is refused and not written
 * without its end.
 */
export function readFormValues(body: Record<string, string>): FormValues {
  const values: FormValues = {}
  for (const field of fields) {
    const typed = body[field] ?? ''
    if (field !== 'gift_message') values[field] = readLine(typed)
    else values[field] = typed.length > GIFT_UNITS ? typed.slice(0, GIFT_UNITS + 1) : tidy(typed)
  }
  values.seen = body.seen ?? ''
  return values
}

export type CheckoutForm =
  | { ok: true; key: string; email: string; contact: Contact; delivery: string }
  | { ok: false; errors: Record<string, string> }

/**
 * Checks the checkout page. Each mistake gets a message for its field that says what to do.
 *
 * @param countries where the shop delivers
 * @param without what need not be filled in where staff sell: e-mail address, telephone; `address`: the
 *   country of the shop in which it is collected, where a name is enough
 */
export function readCheckoutForm(
  values: FormValues,
  countries: string[],
  without: { email?: boolean; phone?: boolean; address?: string } = {},
): CheckoutForm {
  const errors: Record<string, string> = {}
  const addError = (field: string, message: string) => {
    errors[field] ??= message
  }

  const key = formKey.safeParse(values.key)
  if (!key.success) addError('email', checkoutWords().expired)
  const email = without.email && !values.email ? '' : readEmail(values.email ?? '')
  if (email === null)
    addError(
      'email',
      hasForeignLetters(values.email ?? '')
        ? checkoutWords().foreignLetters
        : checkoutWords().wrongEmail,
    )

  const address = without.address
    ? readName(values, without.address, addError)
    : readAddress(values, '', addError)
  if (address.country && !countries.includes(address.country))
    addError('country', checkoutWords().notThere)
  const phone = without.phone && !values.phone ? '' : readPhone(values.phone ?? '', address.country)
  if (phone === null) addError('phone', checkoutWords().wrongPhone)
  const billing = values.billing_other ? readAddress(values, 'billing_', addError) : null

  const giftMessage = values.gift_message ?? ''
  if (!fitsOnCard(giftMessage)) addError('gift_message', orderWords().gift.tooLong(GIFT_LETTERS))
  if (!values.delivery) addError('delivery', checkoutWords().noDelivery)

  if (Object.keys(errors).length > 0 || !key.success || email === null)
    return { ok: false, errors: inPageOrder(errors) }
  const gift = {
    ...{ giftMessage, giftWrap: Boolean(values.gift_wrap) },
    ...(values.gift_no_prices && { noPrices: true }),
  }
  const contact = { name: address.name, phone: phone ?? '', address, billing, ...gift }
  return { ok: true, key: key.data, email, contact, delivery: values.delivery ?? '' }
}

const inPageOrder = (errors: Record<string, string>) =>
  Object.fromEntries(
    fields.flatMap((field) => (errors[field] ? [[field, errors[field]] as const] : [])),
  )

/** A contact as the values of the form: to offer it again after an order that was not paid. */
export function formValuesFrom(email: string, contact: Contact): FormValues {
  return {
    email,
    phone: contact.phone,
    ...addressValues('', contact.address),
    ...(contact.billing && { billing_other: 'yes', ...addressValues('billing_', contact.billing) }),
    gift_wrap: contact.giftWrap ? 'yes' : '',
    gift_no_prices: contact.noPrices ? 'yes' : '',
    gift_message: contact.giftMessage,
  }
}
