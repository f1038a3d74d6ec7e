import * as z from 'zod/mini'
import { addressRules, allCountries, readPostcode } from '../orders/addresses/rules.ts'
import type { Address, Contact } from '../orders/contact.ts'
import { orderWords } from '../orders/words.ts'
import { formKey } from '../platform/form-key.ts'
import { readPhone } from './phones/read-phone.ts'
import { fitsOnCard, GIFT_LETTERS, GIFT_UNITS } from './rules/gift-message.ts'
import { checkoutWords } from './words.ts'

/** What was typed into the checkout page, as it was typed: to be shown again. */
export type Typed = Record<string, string>

/** Names of all fields of the checkout page, in its order. */
const shared = ['country', 'name', 'line1', 'line2', 'postcode', 'city', 'state'] as const
const fields = [
  'key',
  'seen',
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
 * Picks the page's fields out of a posted body; whatever else was posted is dropped, and text is cut at 500 characters. A gift
 * message is cut where it is too long already, so that it is refused and not written without its end.
 */
export function readTyped(body: Record<string, unknown>): Typed {
  const typed: Typed = {}
  for (const field of fields) {
    const value = body[field]
    const most = field === 'gift_message' ? GIFT_UNITS + 1 : 500
    const text = typeof value === 'string' ? tidy(value).slice(0, most) : ''
    typed[field] = field === 'gift_message' ? text : text.replaceAll('\n', ' ')
  }
  return typed
}

export type CheckoutForm =
  | { ok: true; key: string; email: string; contact: Contact; delivery: string }
  | { ok: false; errors: Record<string, string> }

/**
 * Checks the checkout page. Each mistake is named at its field, in words that say what to do.
 *
 * @param countries where the shop delivers
 */
export function readCheckoutForm(typed: Typed, countries: string[]): CheckoutForm {
  const errors: Record<string, string> = {}
  const say = (field: string, message: string) => {
    errors[field] ??= message
  }

  const key = formKey.safeParse(typed.key)
  if (!key.success) say('email', checkoutWords().expired)
  const email = z.email().check(z.maxLength(254)).safeParse(typed.email)
  if (!email.success) say('email', checkoutWords().wrongEmail)

  const address = readAddress(typed, '', say)
  if (address.country && !countries.includes(address.country))
    say('country', checkoutWords().notThere)
  const phone = readPhone(typed.phone ?? '', address.country)
  if (!phone) say('phone', checkoutWords().wrongPhone)
  const billing = typed.billing_other ? readAddress(typed, 'billing_', say) : null

  const giftMessage = typed.gift_message ?? ''
  if (!fitsOnCard(giftMessage)) say('gift_message', orderWords().gift.tooLong(GIFT_LETTERS))
  if (!typed.delivery) say('delivery', checkoutWords().noDelivery)

  if (Object.keys(errors).length > 0 || !key.success || !email.success)
    return { ok: false, errors: inPageOrder(errors) }
  const gift = { giftMessage, giftWrap: Boolean(typed.gift_wrap) }
  const contact = { name: address.name, phone: phone ?? '', address, billing, ...gift }
  return { ok: true, key: key.data, email: email.data, contact, delivery: typed.delivery ?? '' }
}

const inPageOrder = (errors: Record<string, string>) =>
  Object.fromEntries(
    fields.flatMap((field) => (errors[field] ? [[field, errors[field]] as const] : [])),
  )

type Say = (field: string, message: string) => void

/** Reads the address whose fields begin with `prefix`. */
function readAddress(typed: Typed, prefix: string, say: Say): Address {
  const told = orderWords().addresses
  const value = (field: (typeof shared)[number]) => typed[prefix + field] ?? ''
  const country = allCountries().includes(value('country')) ? value('country') : ''
  if (!country) say(`${prefix}country`, told.noCountry)
  if (!value('name')) say(`${prefix}name`, told.noName)
  if (!value('line1')) say(`${prefix}line1`, told.noStreet)

  const { names, uses, needs, example, states } = addressRules(country)
  for (const part of ['city', 'state', 'postcode'] as const)
    if (country && needs[part] && !value(part))
      say(prefix + part, told.noPart(told.part(part, names[part])))
  const postcode = readPostcode(country, value('postcode'))
  if (value('postcode') && postcode === null) say(`${prefix}postcode`, told.wrongPostcode(example))
  const known = states.length === 0 || states.some(([code]) => code === value('state'))
  if (needs.state && value('state') && !known)
    say(`${prefix}state`, told.notInList(told.part('state', names.state)))

  return {
    name: value('name'),
    lines: [value('line1'), value('line2')].filter(Boolean),
    city: value('city'),
    state: uses.state ? value('state') : '',
    postcode: uses.postcode ? (postcode ?? '') : '',
    country,
  }
}

/** Text without control characters, except those that join two letters: in Persian, in Indian scripts and in emoji. */
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n|(?<=[\p{L}\p{M}\p{S}])[\u200c\u200d](?=[\p{L}\p{S}]))\p{C}/gu, '')
    .trim()

/** What a contact was typed as: to offer it again after an order that was not paid. */
export function typedFrom(email: string, contact: Contact): Typed {
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
