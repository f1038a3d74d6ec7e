import { foldEmail, readEmail } from '../../platform/email-address.ts'
import { plainDigits } from '../../platform/letters.ts'
import type { Contact } from '../contact.ts'
import { readPhone } from '../phones/read-phone.ts'
import { type OrderKeyKind, readOrderNumber } from '../rules.ts'
import {
  foldPostcode,
  foldSku,
  foldTrackingNumber,
  namesAndPostcodes,
  surnamesIn,
} from './rules.ts'

/** What somebody may say of an order, folded so that it is the same however it is typed. */
export type Said = { kind: OrderKeyKind; text: string }

/** Longer texts are no name, address or number of anything. */
const MOST_LETTERS = 100
/** Names and codes that a text is read as together, at most. */
const MOST_WORDS = 8

/** Everything by which an order is to be found besides its number and those of its parcels. */
export function saidOf(order: { email: string; contact: Contact; skus: string[] }): Said[] {
  const { address, billing } = order.contact
  const addresses = [address, ...(billing ? [billing] : [])]
  return unique([
    { kind: 'email', text: foldEmail(order.email) },
    { kind: 'phone', text: withoutExtension(order.contact.phone) },
    ...addresses.flatMap(({ name, postcode }) =>
      surnamesIn(name)
        .flatMap(({ whole, parts }) => [whole, ...parts])
        .flatMap((surname): Said[] => [
          { kind: 'surname', text: surname },
          ...surnameAndPostcode(surname, postcode),
        ]),
    ),
    ...order.skus.map(saidOfArticle),
  ])
}

export const saidOfArticle = (sku: string): Said => ({ kind: 'sku', text: foldSku(sku) })

export const saidOfParcel = (trackingNumber: string): Said => ({
  kind: 'tracking-number',
  text: foldTrackingNumber(trackingNumber),
})

/**
 * What a text in the search box may mean: an order number, and other things that are said of
 * orders. An e-mail address means nothing else.
 *
 * @param country the shop's, in which telephone numbers without a country code are
 */
export function readSearch(text: string, country: string): { number: string | null; said: Said[] } {
  const typed = text.slice(0, MOST_LETTERS).normalize('NFKC').trim()
  const email = readEmail(typed)
  if (email) return { number: null, said: [{ kind: 'email', text: foldEmail(email) }] }
  const digits = plainDigits(typed)
  const hasDigits = /\d/.test(digits)
  const phone = /^[\d\s+().\p{Pd}/]+$/u.test(digits) ? readPhone(digits, country) : null
  const words = typed.split(/\s+/).slice(0, MOST_WORDS).join(' ')
  const said: Said[] = [
    { kind: 'phone', text: withoutExtension(phone ?? '') },
    ...(hasDigits ? [] : surnamesIn(words)).map(
      ({ whole }): Said => ({ kind: 'surname', text: whole }),
    ),
    ...namesAndPostcodes(words).flatMap(({ name, postcode }) =>
      surnamesIn(name).flatMap(({ whole }) => surnameAndPostcode(whole, postcode)),
    ),
    { kind: 'sku', text: foldSku(typed) },
    ...(hasDigits ? [saidOfParcel(typed)] : []),
  ]
  return { number: readOrderNumber(typed), said: unique(said) }
}

const surnameAndPostcode = (surname: string, postcode: string): Said[] =>
  foldPostcode(postcode)
    ? [{ kind: 'surname-and-postcode', text: `${surname} ${foldPostcode(postcode)}` }]
    : []

const withoutExtension = (phone: string) => phone.replace(/ ext\. .*$/, '')

/** Each once, and none that says nothing. */
const unique = (said: Said[]): Said[] => [
  ...new Map(
    said.flatMap((each) => (each.text ? [[`${each.kind}:${each.text}`, each] as const] : [])),
  ).values(),
]
