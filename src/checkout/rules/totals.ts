import { type Minor, taxWithin } from '../../platform/money.ts'

export type Totals = {
  goods: Minor
  delivery: Minor
  total: Minor
  /** Tax contained in the total. */
  tax: Minor
  /** Hundredths of a percent. */
  taxRate: number
}

/**
 * What an order costs. Prices include tax; a country that `rates` does not list pays the same and
 * has no tax in it.
 */
export function totalsOf(
  goods: Minor,
  delivery: Minor,
  rates: Record<string, number>,
  country: string,
): Totals {
  const total = goods + delivery
  const taxRate = rates[country] ?? 0
  return { goods, delivery, total, tax: taxWithin(total, taxRate), taxRate }
}
