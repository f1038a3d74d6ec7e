/** Whether the last characters of a number agree with those before them. */
export type Check = (number: string) => boolean

const digits = (text: string) => Array.from(text, Number)

const lastOf = (number: string) => Number(number.at(-1))

/** The sum of the digits before the last, each times its weight; weights count from the right. */
const weighed = (number: string, weights: number[]) =>
  digits(number.slice(0, -1))
    .reverse()
    .reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 0), 0)

/** What is missing to the next ten. */
const toTen = (sum: number) => (10 - (sum % 10)) % 10

/**
 * GS1's check digit, as SSCC and the numbers of USPS have it.
 * https://www.gs1.org/services/how-calculate-check-digit-manually
 */
export const gs1: Check = (number) => toTen(weighed(number, [3, 1])) === lastOf(number)

/** Identcode of Deutsche Post: as GS1's, with the weights 4 and 9. */
export const identcode: Check = (number) => toTen(weighed(number, [4, 9])) === lastOf(number)

/** UPU standard S10: two letters, eight digits, the check digit and the country. */
export const s10: Check = (number) => {
  const eight = digits(number.slice(2, 10))
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const rest = 11 - (eight.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 11)
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(number[10])
}

/** What follows the `1Z` of UPS: letters count from A = 2, and every second character twice. */
export const ups: Check = (number) => {
  const values = Array.from(number.slice(0, -1), (letter) =>
    /\d/.test(letter) ? Number(letter) : (letter.charCodeAt(0) - 3) % 10,
  )
  const sum = values.reduce((total, value, at) => total + value * (at % 2 === 0 ? 1 : 2), 0)
  return toTen(sum) === lastOf(number)
}

/** DHL Express: the rest of a division by 7, so that one random number in seven passes. */
export const mod7: Check = (number) => Number(number.slice(0, -1)) % 7 === lastOf(number)

/** FedEx: modulo 11, and 10 counts as 0. */
export const fedex: Check = (number) => (weighed(number, [1, 3, 7]) % 11) % 10 === lastOf(number)

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064, mod 37,36: as DPD has it. */
export const mod37: Check = (number) => {
  const value = (letter: string) => alphabet.indexOf(letter)
  const product = Array.from(number.slice(0, -1)).reduce((before, letter) => {
    const sum = (before + value(letter)) % 36 || 36
    return (sum * 2) % 37
  }, 36)
  return (product + value(number.at(-1) ?? '')) % 36 === 1
}
