import type { Minor } from '../platform/money.ts'
import { uiWords } from './words.ts'

/** What makes up a total. Prices include tax. */
type Amounts = {
  /** Null: left out, because the lines' prices are in the same column. */
  goods: Minor | null
  delivery: Minor
  total: Minor
  /** Included in the total. */
  tax: Minor
  /** Hundredths of a percent; 0: tax is not shown. */
  taxRate: number
  /** Shown only if there was a refund. */
  refunded?: Minor
}

export type SumRow = { name: string; amount: Minor; isTotal: boolean }

/** The rows that make up a total, in the order of pages and mails. */
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
