import { type Account, type Movement, newId, timeOf } from './account.ts'
import { toMoney } from './money.ts'
import { MERCHANT } from './orders.ts'
import { Refusal } from './refusal.ts'

const DAY = 86_400_000

/**
 * GET /v1/reporting/transactions: what moved, oldest first. A span of 31 days at most, and nothing
 * that is younger than PayPal's report is.
 *
 * @param lag milliseconds by which the report is behind: up to three hours at PayPal
 */
export function listTransactions(account: Account, asked: URLSearchParams, lag: number): object {
  const start = timeIn(asked, 'start_date')
  const end = timeIn(asked, 'end_date')
  if (end < start || end - start > 31 * DAY) refuseQuery('Date range is greater than 31 days')
  const refreshed = account.now() - lag
  if (start > refreshed) refuseQuery('Data for the given start date is not available.')
  const size = Number(asked.get('page_size') ?? 100)
  const page = Number(asked.get('page') ?? 1)
  if (!(size >= 1 && size <= 500 && page >= 1)) refuseQuery('Field page_size is not valid')
  const sums = new Map<string, number>()
  const found = account.movements
    .map((each) => {
      const balance = (sums.get(each.currency) ?? 0) + each.amount + each.fee
      sums.set(each.currency, balance)
      return { each, balance }
    })
    .filter(({ each }) => each.at >= start && each.at <= end && each.at <= refreshed)
    .filter(({ each }) => isAsked(each, asked))
  const details = found.slice((page - 1) * size, page * size)
  const pages = Math.max(1, Math.ceil(found.length / size))
  const link = (rel: string, at: number) => {
    const url = new URL('/v1/reporting/transactions', account.origin)
    for (const [name, value] of asked) url.searchParams.set(name, value)
    url.searchParams.set('page', String(at))
    return { href: url.href, rel, method: 'GET' }
  }
  return {
    transaction_details: details.map(({ each, balance }) => ({
      transaction_info: infoOf(each, balance),
    })),
    account_number: MERCHANT,
    start_date: timeOf(start),
    end_date: timeOf(Math.min(end, refreshed)),
    last_refreshed_datetime: timeOf(refreshed),
    page,
    total_items: found.length,
    total_pages: pages,
    links: [link('self', page), ...(page < pages ? [link('next', page + 1)] : [])],
  }
}

function isAsked(each: Movement, asked: URLSearchParams): boolean {
  const id = asked.get('transaction_id')
  const currency = asked.get('transaction_currency')
  const type = asked.get('transaction_type')
  return (
    (!id || each.id === id || each.reference?.id === id) &&
    (!currency || each.currency === currency) &&
    (!type || each.code === type)
  )
}

const infoOf = (each: Movement, balance: number): object => ({
  transaction_id: each.id,
  ...(each.reference && {
    paypal_reference_id: each.reference.id,
    paypal_reference_id_type: each.reference.type,
  }),
  transaction_event_code: each.code,
  transaction_initiation_date: timeOf(each.at),
  transaction_updated_date: timeOf(each.at),
  transaction_amount: toMoney(each.amount, each.currency),
  ...(each.fee !== 0 && { fee_amount: toMoney(each.fee, each.currency) }),
  transaction_status: 'S',
  ending_balance: toMoney(balance, each.currency),
  available_balance: toMoney(balance, each.currency),
  ...(each.invoiceId && { invoice_id: each.invoiceId }),
  ...(each.customId && { custom_field: each.customId }),
})

/** What the balance shows, in minor units by currency. */
export function balanceOf({ movements }: Pick<Account, 'movements'>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { currency, amount, fee } of movements)
    sums.set(currency, (sums.get(currency) ?? 0) + amount + fee)
  return sums
}

/** GET /v1/reporting/balances: as late as the report of movements. */
export function listBalances(account: Account, asked: URLSearchParams, lag: number): object {
  const wanted = asked.get('currency_code') ?? 'ALL'
  const refreshed = account.now() - lag
  const known = { movements: account.movements.filter(({ at }) => at <= refreshed) }
  const balances = [...balanceOf(known)]
    .filter(([currency]) => wanted === 'ALL' || wanted === currency)
    .map(([currency, amount], n) => ({
      currency,
      primary: n === 0,
      total_balance: toMoney(amount, currency),
      available_balance: toMoney(amount, currency),
      withheld_balance: toMoney(0, currency),
    }))
  const at = timeOf(refreshed)
  return { balances, account_id: MERCHANT, as_of_time: at, last_refresh_time: at }
}

/** Brings all that is there in one currency to the shop's bank. */
export function withdraw(account: Account, currency = 'EUR'): Movement {
  const amount = balanceOf(account).get(currency) ?? 0
  if (amount <= 0) throw new Error(`There is no ${currency} to withdraw`)
  const made = { id: newId(), at: account.now(), code: 'T0400', amount: -amount, fee: 0, currency }
  account.movements.push(made)
  return made
}

/** Somebody pays without the shop. */
export function payElsewhere(account: Account, amount: number, currency = 'EUR'): Movement {
  const made = { id: newId(), at: account.now(), code: 'T0000', amount, fee: -39, currency }
  account.movements.push(made)
  return made
}

function timeIn(asked: URLSearchParams, name: string): number {
  const time = Date.parse(asked.get(name) ?? '')
  return Number.isNaN(time) ? refuseQuery(`Field ${name} is not valid`) : time
}

function refuseQuery(description: string): never {
  throw new Refusal(400, 'INVALID_REQUEST', [
    { issue: 'INVALID_REQUEST', description, location: 'query' },
  ])
}
