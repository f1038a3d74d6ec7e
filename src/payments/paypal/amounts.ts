import { decimalMoney, decimalsOf, type Minor } from '../../platform/money.ts'
import type { Amount } from './objects.ts'

/** An amount as PayPal writes it. */
export const amountOf = (minor: Minor, currency: string): Amount => ({
  currency_code: currency,
  value: decimalMoney(minor, currency),
})

export const minorOf = ({ currency_code: currency, value }: Amount): Minor =>
  Math.round(Number(value) * 10 ** decimalsOf(currency))

/** A time of PayPal's in seconds. */
export const secondsOf = (time: string | undefined): number =>
  Math.floor((Date.parse(time ?? '') || 0) / 1000)
