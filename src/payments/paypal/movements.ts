import { days, now, type Seconds } from '../../platform/clock.ts'
import { type Movement, NOT_PERMITTED, PaymentsRefused } from '../provider.ts'
import { minorOf, secondsOf } from './amounts.ts'
import type { PayPalClient } from './client.ts'
import type { Transaction } from './objects.ts'

/** PayPal reports no longer span at once. */
const SPAN = days(31)
const MOST = 100

/**
 * What a movement is to the shop by its code, the longest that fits. Source:
 * developer.paypal.com/docs/reports/reference/tcodes.
 */
const kinds: [start: string, kind: Movement['kind']][] = [
  ['T1106', 'dispute'],
  ['T1110', 'dispute'],
  ['T1111', 'dispute'],
  ['T1201', 'dispute'],
  ['T1202', 'dispute'],
  ['T00', 'sale'],
  ['T01', 'fee'],
  ['T04', 'payout'],
  ['T11', 'refund'],
]

/** Asks for reports. An app without "Transaction search" may not; PayPal says so in either way. */
export const reportsOf =
  (ask: PayPalClient): PayPalClient =>
  async (asked) => {
    try {
      return await ask(asked)
    } catch (error) {
      const isRefused =
        error instanceof PaymentsRefused &&
        ['NOT_AUTHORIZED', 'PERMISSION_DENIED'].includes(error.code)
      throw isRefused ? new PaymentsRefused(NOT_PERMITTED) : error
    }
  }

type Report = {
  transaction_details?: { transaction_info: Transaction }[]
  last_refreshed_datetime?: string
  total_pages?: number
}

/**
 * Movements after the one named `<time>-<PayPal's name>`, or of the last month: PayPal can be asked
 * for a span of time and not for what follows a movement. Its report is up to three hours behind.
 */
export async function movementsAfter(ask: PayPalClient, after: string | null): Promise<Movement[]> {
  let from = after ? Number(after.split('-')[0]) : now() - SPAN
  for (;;) {
    const until = Math.min(now(), from + SPAN)
    const { found, refreshed } = await report(ask, from, until)
    const later = found.filter(({ ref }) => after === null || isAfter(ref, after))
    if (later.length > 0) return later.slice(0, MOST)
    if (until >= Math.min(now(), refreshed)) return []
    from = until
  }
}

async function report(ask: PayPalClient, from: Seconds, until: Seconds) {
  const found: Movement[] = []
  let refreshed = until
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = new URLSearchParams({
      ...{ start_date: isoOf(from), end_date: isoOf(until) },
      ...{ fields: 'transaction_info', page_size: '500', page: String(page) },
    })
    const said = await ask<Report>({ path: `/v1/reporting/transactions?${query}` })
    for (const { transaction_info: each } of said.transaction_details ?? [])
      found.push(readMovement(each))
    pages = said.total_pages ?? 1
    refreshed = said.last_refreshed_datetime ? secondsOf(said.last_refreshed_datetime) : until
  }
  return { found: found.sort((a, b) => (isAfter(a.ref, b.ref) ? 1 : -1)), refreshed }
}

const isoOf = (at: Seconds): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`

function isAfter(ref: string, other: string): boolean {
  const [at = '', id = ''] = ref.split('-')
  const [otherAt = '', otherId = ''] = other.split('-')
  return Number(at) > Number(otherAt) || (at === otherAt && id > otherId)
}

function readMovement(each: Transaction): Movement {
  const { transaction_id: id, transaction_amount: amount, transaction_event_code: code } = each
  const at = secondsOf(each.transaction_initiation_date)
  const kind = kinds.find(([start]) => code.startsWith(start))?.[1] ?? 'other'
  const about = each.paypal_reference_id_type === 'TXN' ? each.paypal_reference_id : undefined
  return {
    ref: `${at}-${id}`,
    ...{ at, kind, amount: minorOf(amount), currency: amount.currency_code },
    fee: each.fee_amount ? -minorOf(each.fee_amount) : 0,
    charged: null,
    reference: id,
    paymentRef: kind === 'sale' ? id : (about ?? null),
    orderId: kind === 'sale' ? (each.custom_field ?? null) : null,
  }
}

type Balances = {
  balances?: { currency: string; total_balance: Transaction['transaction_amount'] }[]
}

export async function balanceNow(ask: PayPalClient): Promise<Record<string, number>> {
  const { balances = [] } = await ask<Balances>({ path: '/v1/reporting/balances' })
  return Object.fromEntries(
    balances.map(({ currency, total_balance }) => [currency, minorOf(total_balance)]),
  )
}
