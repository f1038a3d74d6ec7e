import type { Account } from './account.ts'
import { findCapture } from './captures.ts'
import type { Dispute } from './disputes.ts'
import type { Capture } from './objects.ts'
import { refuse } from './refuse.ts'

/** A dispute as the list shows it: without its payment and outcome. */
const disputeInShort = (account: Account, found: Dispute) => ({
  dispute_id: found.id,
  create_time: found.createTime,
  update_time: found.updateTime,
  reason: found.reason,
  status: found.status,
  dispute_state: found.state,
  dispute_amount: found.amount,
  dispute_life_cycle_stage: found.stage,
  dispute_channel: 'INTERNAL',
  ...(found.dueBy && { seller_response_due_date: new Date(found.dueBy).toISOString() }),
  links: [
    { href: `${account.origin}/v1/customer/disputes/${found.id}`, rel: 'self', method: 'GET' },
  ],
})

/** A dispute as GET and events show it: as published, without `dispute_state`. */
export function disputeView(account: Account, found: Dispute): object {
  const { capture } = findCapture(account, found.captureId)
  const { dispute_state: _, ...brief } = disputeInShort(account, found)
  return structuredClone({
    ...brief,
    disputed_transactions: [transactionOf(capture)],
    ...(found.outcome && {
      dispute_outcome: {
        outcome_code: found.outcome,
        ...(found.outcome === 'RESOLVED_BUYER_FAVOUR' && { amount_refunded: found.amount }),
      },
    }),
    ...(found.moved.length > 0 && { money_movements: found.moved }),
  })
}

const transactionOf = (capture: Capture) => ({
  seller_transaction_id: capture.id,
  create_time: capture.create_time,
  transaction_status: capture.status === 'DECLINED' ? 'DENIED' : capture.status,
  gross_amount: capture.amount,
  ...(capture.invoice_id && { invoice_number: capture.invoice_id }),
  ...(capture.custom_id && { custom: capture.custom_id }),
})

export function findDispute({ disputes }: Account, id: string): Dispute {
  return disputes.get(id) ?? refuse('INVALID_RESOURCE_ID', '/dispute_id')
}

/**
 * Disputes, newest first; a page of them, and where the next one is. As at PayPal one filter at a
 * time, besides the page's.
 */
export function listDisputes(account: Account, asked: URLSearchParams): object {
  const filters = ['start_time', 'disputed_transaction_id', 'dispute_state', 'update_time_after']
  if (filters.filter((name) => asked.has(name)).length > 1 && !asked.has('dispute_state'))
    refuse('INVALID_PARAMETER_VALUE', '/disputed_transaction_id')
  const size = Number(asked.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 50)) refuse('INVALID_PARAMETER_VALUE', '/page_size')
  const since = Date.parse(asked.get('start_time') ?? '') || 0
  const changedSince = Date.parse(asked.get('update_time_after') ?? '') || 0
  const states = asked.get('dispute_state')?.split(',')
  const of = asked.get('disputed_transaction_id')
  const found = [...account.disputes.values()]
    .filter((each) => !of || each.captureId === of)
    .filter((each) => !states || states.includes(each.state))
    .filter((each) => Date.parse(each.createTime) >= since)
    .filter((each) => Date.parse(each.updateTime) >= changedSince)
    .reverse()
  const from = Number(asked.get('next_page_token') ?? 0)
  const url = new URL('/v1/customer/disputes', account.origin)
  for (const [name, value] of asked) url.searchParams.set(name, value)
  const links = [{ href: url.href, rel: 'self', method: 'GET' }]
  if (from + size < found.length) {
    url.searchParams.set('next_page_token', String(from + size))
    links.push({ href: url.href, rel: 'next', method: 'GET' })
  }
  const items = found.slice(from, from + size).map((each) => disputeInShort(account, each))
  return { items, links }
}
