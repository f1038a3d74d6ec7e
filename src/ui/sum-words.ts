import type { Minor } from '../platform/money.ts'
import { uiWords } from './words.ts'

/** What makes up a total. Prices include tax. */
type Amounts = {
  /** Null: not named, because the prices of the lines stand in the same column. */
  goods: Minor | null
  delivery: Minor
  total: Minor
  /** Contained in the total. */
  tax: Minor
  /** Hundredths of a percent; 0: tax is not named. */
  taxRate: number
  /** Named only where something went back. */
  refunded?: Minor
}

export type SumRow = { name: string; amount: Minor; isTotal: boolean }

/** How a total comes about, row by row, in the order in which pages and mails show it. */
export function sumRows({ goods, taxRate, refunded = 0, ...amounts }: Amounts): SumRow[] {
  const say = uiWords().sums
  const row = (name: string, amount: Minor) => ({ name, amount, isTotal: false })
  return [
    ...(goods === null ? [] : [row(say.goods, goods)]),
    row(say.delivery, amounts.delivery),
    { ...row(say.total, amounts.total), isTotal: true },
    ...(taxRate > 0 ? [row(say.ofWhichTax(taxRate / 100), amounts.tax)] : []),
    ...(refunded > 0 ? [row(say.refunded, refunded)] : []),
  ]
}
