import { looksPersonal } from './rules.ts'

/** What is searched for, at most this many letters of it; and the same of an address. */
const TERM_LETTERS = 64
const PATH_LETTERS = 100

/** Number of an order, `J-7K4M2QXD`, as people write it: in small letters, without the J or dash. */
const orderNumber =
  /(^|[^a-z\d])(j[^a-z\d]?[2-9a-hjkmnp-z]{8}|(?=[a-z]*\d)[2-9a-hjkmnp-z]{8})(?![a-z\d])/

/** A house number with a postcode, a date of birth, a short telephone number. */
const manyDigits = /\d{5}|\d{4}\D+\d|\d\D+\d{4}|(\d\D*){6}/

/** Postcodes that name a few houses rather than a town: Dutch, British, Canadian, Irish. */
const postcode =
  /\b(\d{4} ?[a-z]{2}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d|[a-z]\d[\dw] ?[a-z\d]{4})\b/

/** The end of a host name, as in an e-mail address whose @ was left out. */
const hostName = /\p{L}\.\p{L}{2}/u

/**
 * What somebody searched for, as it is recorded: at most 64 letters. Empty if it may contain an
 * address, an e-mail address, a telephone number, an order number, or no word at all.
 *
 * @param typed as it was typed, with all its signs
 * @param term as the search reads it
 */
export function scrubTerm(typed: string, term: string): string {
  const isPersonal = [typed.trim().slice(0, 200), term].some(
    (each) =>
      mayIdentify(each) || [manyDigits, postcode, hostName].some((form) => form.test(plain(each))),
  )
  return isPersonal || !/\p{L}/u.test(term) ? '' : firstLetters(term, TERM_LETTERS)
}

/** What lies behind these is a visitor's own, or the owner's. */
const ownAreas = ['orders', 'checkout', 'cart', 'kept', 'admin', 'notify']

/** Nobody sees them, and some turn the direction of what is around them: not what an owner reads. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]+/gu

/**
 * An address without a page, as it is recorded: without its query, at most 100 letters. What may
 * identify a person is `…`: each such part of the path, and all of `/orders/…` and its like; and so is
 * what cannot be seen.
 */
export function scrubPath(pathname: string): string {
  const parts = pathname.slice(0, 500).split('/').slice(1).map(decoded)
  const [area = '', ...below] = parts
  if (ownAreas.includes(area.toLowerCase()))
    return `/${area.toLowerCase()}${below.length ? '/…' : ''}`
  const hidden = parts.map((part) => (mayIdentify(part) ? '…' : part))
  // A number may be spread over several parts.
  const safe = looksPersonal(hidden.join('/'))
    ? hidden.map((part) => (/\p{N}/u.test(part) ? '…' : part))
    : hidden
  return firstLetters(`/${safe.join('/').replace(unseen, '…')}`, PATH_LETTERS)
}

const mayIdentify = (text: string) =>
  looksPersonal(text) ||
  orderNumber.test(plain(text)) ||
  orderNumber.test(plain(text).replace(/[^a-z\d]/g, ''))

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

const firstLetters = (text: string, most: number) => Array.from(text).slice(0, most).join('')

/** A part of a path as it is read; one that is written wrongly stays, with its percent signs. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC')
  } catch {
    return part
  }
}
