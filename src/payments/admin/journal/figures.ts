import type { Minor } from '../../../platform/money.ts'
import type { JournalKind } from '../../refund-rules.ts'

export type Amounts = { net: Minor; tax: Minor; gross: Minor }

/** Rows of the journal of one kind and rate, summed up. */
export type Sum = Amounts & {
  provider: string
  currency: string
  kind: JournalKind
  /** Hundredths of a percent. */
  taxRate: number
}

/** What a provider held in a currency: before the month, and in all. */
export type Balance = { provider: string; currency: string; opening: Minor; total: Minor }

/** A month of one provider and currency. */
export type Book = {
  provider: string
  currency: string
  opening: Minor
  kinds: Record<Exclude<JournalKind, 'payout'>, Amounts>
  change: Amounts
  payouts: Minor
  closing: Minor
  /** Of what customers paid and got back, by rate, the highest first. */
  rates: (Amounts & { rate: number })[]
}

/** What a customer paid or got back: that alone has tax in it. */
const isTaxed = (kind: JournalKind) => kind === 'sale' || kind === 'refund' || kind === 'dispute'

const bookKinds = ['sale', 'refund', 'dispute', 'fee', 'other'] as const

/** The figures of a month from the sums of its rows, by provider and currency. */
export function booksOf(sums: Sum[], balances: Balance[]): Book[] {
  const names = new Set([...balances, ...sums].map(nameOf))
  return [...names].sort().map((name) => {
    const own = sums.filter((each) => nameOf(each) === name)
    const [provider = '', currency = ''] = name.split(' ')
    return bookOf(
      { provider, currency },
      own,
      balances.find((each) => nameOf(each) === name),
    )
  })
}

const nameOf = ({ provider, currency }: { provider: string; currency: string }) =>
  `${provider} ${currency}`

function bookOf(
  of: { provider: string; currency: string },
  sums: Sum[],
  balance: Balance | undefined,
): Book {
  const opening = balance?.opening ?? 0
  const change = add(sums.filter(({ kind }) => kind !== 'payout'))
  const payouts = add(sums.filter(({ kind }) => kind === 'payout')).gross
  const taxed = sums.filter(({ kind }) => isTaxed(kind))
  const rates = [...new Set(taxed.map(({ taxRate }) => taxRate))].sort((a, b) => b - a)
  const kinds = Object.fromEntries(
    bookKinds.map((kind) => [kind, add(sums.filter((each) => each.kind === kind))]),
  ) as Book['kinds']
  return {
    ...of,
    ...{ opening, kinds, change, payouts, closing: opening + change.gross + payouts },
    rates: rates.map((rate) => ({ rate, ...add(taxed.filter((each) => each.taxRate === rate)) })),
  }
}

const add = (amounts: Amounts[]): Amounts => ({
  net: amounts.reduce((sum, { net }) => sum + net, 0),
  tax: amounts.reduce((sum, { tax }) => sum + tax, 0),
  gross: amounts.reduce((sum, { gross }) => sum + gross, 0),
})
