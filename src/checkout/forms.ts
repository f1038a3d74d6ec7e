import { readPostcode } from '../orders/addresses/postcode-rules.ts'
import { addressRules, allCountries, readState } from '../orders/addresses/rules.ts'
import type { Address, Contact } from '../orders/contact.ts'
import { readPhone } from '../orders/phones/read-phone.ts'
import { orderWords } from '../orders/words.ts'
import { hasForeignLetters, readEmail } from '../platform/email-address.ts'
import { formKey } from '../platform/form-key.ts'
import { fitsOnCard, GIFT_LETTERS, GIFT_UNITS } from './rules/gift-message.ts'
import { checkoutWords } from './words.ts'

/** The fields of the checkout page as they were filled in: to be shown again. */
export type FormValues = Record<string, string>

/** Names of the fields of the checkout page, in its order. */
const shared = ['country', 'name', 'line1', 'line2', 'postcode', 'city', 'state'] as const
const fields = [
  'key',
  'email',
  'phone',
  ...shared,
  'billing_other',
  ...shared.map((field) => `billing_${field}`),
  'gift_wrap',
  'gift_message',
  'delivery',
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
    if (field !== 'gift_message')
      values[field] = tidy(typed.trim().slice(0, 500)).replaceAll('\n', ' ')
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
 */
export function readCheckoutForm(values: FormValues, countries: string[]): CheckoutForm {
  const errors: Record<string, string> = {}
  const addError = (field: string, message: string) => {
    errors[field] ??= message
  }

  const key = formKey.safeParse(values.key)
  if (!key.success) addError('email', checkoutWords().expired)
  const email = readEmail(values.email ?? '')
  if (!email)
    addError(
      'email',
      hasForeignLetters(values.email ?? '')
        ? checkoutWords().foreignLetters
        : checkoutWords().wrongEmail,
    )

  const address = readAddress(values, '', addError)
  if (address.country && !countries.includes(address.country))
    addError('country', checkoutWords().notThere)
  const phone = readPhone(values.phone ?? '', address.country)
  if (!phone) addError('phone', checkoutWords().wrongPhone)
  const billing = values.billing_other ? readAddress(values, 'billing_', addError) : null

  const giftMessage = values.gift_message ?? ''
  if (!fitsOnCard(giftMessage)) addError('gift_message', orderWords().gift.tooLong(GIFT_LETTERS))
  if (!values.delivery) addError('delivery', checkoutWords().noDelivery)

  if (Object.keys(errors).length > 0 || !key.success || !email)
    return { ok: false, errors: inPageOrder(errors) }
  const gift = { giftMessage, giftWrap: Boolean(values.gift_wrap) }
  const contact = { name: address.name, phone: phone ?? '', address, billing, ...gift }
  return { ok: true, key: key.data, email, contact, delivery: values.delivery ?? '' }
}

const inPageOrder = (errors: Record<string, string>) =>
  Object.fromEntries(
    fields.flatMap((field) => (errors[field] ? [[field, errors[field]] as const] : [])),
  )

type AddError = (field: string, message: string) => void

/** Reads the address whose fields begin with `prefix`. */
function readAddress(values: FormValues, prefix: string, addError: AddError): Address {
  const words = orderWords().addresses
  const value = (field: (typeof shared)[number]) => values[prefix + field] ?? ''
  const country = allCountries().includes(value('country')) ? value('country') : ''
  if (!country) addError(`${prefix}country`, words.noCountry)
  if (!value('name')) addError(`${prefix}name`, words.noName)
  if (!value('line1')) addError(`${prefix}line1`, words.noStreet)

  const { names, uses, needs, example, states } = addressRules(country)
  const missing = (name: string, part: string) =>
    part === 'state' && states.length > 0 ? words.notInList(name) : words.noPart(name)
  for (const part of ['city', 'state', 'postcode'] as const)
    if (country && needs[part] && !value(part))
      addError(prefix + part, missing(words.part(part, names[part]), part))
  const postcode = readPostcode(country, value('postcode'))
  if (value('postcode') && postcode === null)
    addError(`${prefix}postcode`, words.wrongPostcode(example))
  const state = readState(country, value('state'))
  const known = states.length === 0 || states.some(([code]) => code === state)
  if (needs.state && state && !known)
    addError(`${prefix}state`, words.notInList(words.part('state', names.state)))

  return {
    name: value('name'),
    lines: [value('line1'), value('line2')].filter(Boolean),
    city: value('city'),
    state: uses.state ? state : '',
    postcode: uses.postcode ? (postcode ?? '') : '',
    country,
  }
}

/**
 * Text without control characters, except those that join two letters: in Persian, in Indian
 * scripts and in emoji.
 */
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n|(?<=[\p{L}\p{M}\p{S}])[\u200c\u200d](?=[\p{L}\p{S}]))\p{C}/gu, '')
    .trim()

/** A contact as the values of the form: to offer it again after an order that was not paid. */
export function formValuesFrom(email: string, contact: Contact): FormValues {
  const spell = (prefix: string, address: Address) => ({
    [`${prefix}name`]: address.name,
    [`${prefix}line1`]: address.lines[0] ?? '',
    [`${prefix}line2`]: address.lines[1] ?? '',
    [`${prefix}city`]: address.city,
    [`${prefix}state`]: address.state,
    [`${prefix}postcode`]: address.postcode,
    [`${prefix}country`]: address.country,
  })
  return {
    email,
    phone: contact.phone,
    ...spell('', contact.address),
    ...(contact.billing && { billing_other: 'yes', ...spell('billing_', contact.billing) }),
    gift_wrap: contact.giftWrap ? 'yes' : '',
    gift_message: contact.giftMessage,
  }
}
