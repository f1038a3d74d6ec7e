import type { Period } from '../analytics/figures.ts'
import { formatMonth, formatShortDate } from '../platform/format-date.ts'
import { decimalsOf, formatMoney } from '../platform/money.ts'

/** Writes figures for people in a locale. `short` fits on an axis. */
export type Format = { text: (value: number) => string; short: (value: number) => string }

/** How figures of a kind are written. */
export const formatOf = (
  kind: 'count' | 'rate' | 'money',
  { locale, currency }: { locale: string; currency: string },
): Format => ({ count: countFormat, rate: rateFormat, money: moneyFormat })[kind](locale, currency)

/** Of people, visits, orders. */
export const countFormat = (locale: string): Format => ({
  text: (value) => numberFormat(locale).format(value),
  short: (value) => numberFormat(locale, compact).format(value),
})

/** Of shares: 0.123 is 12.3 %. */
const rateFormat = (locale: string): Format => {
  const text = (value: number) => formatShare(value, locale)
  return { text, short: text }
}

/** Of amounts in minor units. */
export const moneyFormat = (locale: string, currency: string): Format => ({
  text: (value) => formatMoney(Math.round(value), currency, locale),
  short: (value) =>
    numberFormat(locale, { ...compact, style: 'currency', currency }).format(
      value / 10 ** decimalsOf(currency),
    ),
})

export const formatShare = (share: number, locale: string): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

/** A step of a chart: `09:00`, `Tue 3 Nov` or `November 2026`. */
export function formatStep(at: string, locale: string): string {
  if (at.length === 7) return formatMonth(`${at}-01`, locale)
  return at.includes('T') ? `${at.slice(11)}:00` : formatShortDate(at, locale)
}

/** The same on an axis: `09:00`, `3 Nov` or `Nov`. */
export function formatStepShort(at: string, locale: string): string {
  if (at.includes('T')) return formatStep(at, locale)
  const day = at.length === 7 ? {} : ({ day: 'numeric' } as const)
  const options = { ...day, month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, options).format(Date.parse(at))
}

/** A period in little space: `Tue 3 Nov` or `Tue 3 Nov – Mon 9 Nov`. */
export function formatPeriod({ from, to }: Period, locale: string): string {
  const withYear = from.slice(0, 4) !== to.slice(0, 4)
  return from === to
    ? formatShortDate(from, locale)
    : `${formatShortDate(from, locale, withYear)} – ${formatShortDate(to, locale, withYear)}`
}

const compact: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 }

const formats = new Map<string, Intl.NumberFormat>()

/** Kept: making one takes longer than a row of a table. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(name) ?? new Intl.NumberFormat(locale, options)
  formats.set(name, known)
  return known
}
