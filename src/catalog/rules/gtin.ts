/** Why a barcode of digits is no GTIN. */
export type GtinFault = 'rounded' | 'length' | 'restricted' | 'coupon' | 'check-digit'

/**
 * The barcode of a variant where it is a GTIN: 8, 12, 13 or 14 digits (GTIN-8 to GTIN-14 of GS1's
 * General Specifications), without spaces and hyphens. Other barcodes are a shop's own.
 */
export const gtinOf = (barcode: string | null): string | null =>
  barcode !== null && gtinFault(barcode) === null ? digitsOf(barcode) : null

/**
 * Why a barcode is no GTIN that Google takes; undefined for one that does not look like one.
 *
 * Sources: GS1 General Specifications, sections 1.4 (prefixes) and 7.9 (check digit);
 * support.google.com/merchants/answer/6286293 (restricted: 2, 02, 04) and …/6286302 (coupons: 05,
 * 98, 99).
 */
export function gtinFault(barcode: string): GtinFault | null | undefined {
  const digits = digitsOf(barcode)
  if (/^\d[.,]\d+E\+\d+$/i.test(digits)) return 'rounded'
  if (!/^\d{6,}$/.test(digits)) return undefined
  // A spreadsheet keeps the first digits of a long number and fills up with zeros.
  if (/0{6}$/.test(digits)) return 'rounded'
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return 'length'
  // The first of 14 digits, 0 where there are fewer, is not part of the prefix.
  const isShort = digits.length === 8
  const prefix = isShort ? digits : digits.padStart(14, '0').slice(1)
  if (/^(2|02|04)/.test(prefix) || (isShort && digits.startsWith('0'))) return 'restricted'
  if (/^(05|98|99)/.test(prefix)) return 'coupon'
  return checks(digits) ? null : 'check-digit'
}

const digitsOf = (barcode: string) => barcode.replace(/[\s-]/g, '')

/** From the right, every second digit counts three times; the sum is a multiple of ten. */
function checks(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
