import type Stripe from 'stripe'
import { z } from 'zod'
import { type Account, newId } from './account.ts'
import { newBalanceTransaction } from './objects/balance-transaction.ts'
import { newCharge } from './objects/charge.ts'
import { newPayout } from './objects/payout.ts'
import type { BalanceTransaction, Charge, Payout } from './objects/types.ts'
import { pageOf, pageParameters } from './page-of.ts'
import { expand, text } from './parameters.ts'
import { refuseAct, refuseMissing } from './refusal.ts'

/** What Stripe keeps of a charge, in the currency in which it is settled. */
const chargeFee = (amount: number) => Math.round(amount * 0.015) + 25

/** What Stripe keeps for a dispute, whoever wins it. */
const DISPUTE_FEE = 2000

/** Money that moves, as signed minor units of the currency in which the shopper pays. */
type Given = {
  type: Stripe.BalanceTransaction.Type
  source: string | null
  amount: number
  currency: string
  fee?: 'charge' | 'dispute'
}

/**
 * Moves money in the balance, in the currency in which the account settles what comes in `currency`.
 */
export function move(account: Account, given: Given): BalanceTransaction {
  const exchange = account.exchange.get(given.currency)
  const amount = exchange ? Math.round(given.amount * exchange.rate) : given.amount
  const made = newBalanceTransaction({
    id: newId('txn'),
    amount,
    created: account.now(),
    currency: exchange?.currency ?? given.currency,
    exchange_rate: exchange?.rate ?? null,
    fee: given.fee === 'charge' ? chargeFee(amount) : given.fee === 'dispute' ? DISPUTE_FEE : 0,
    source: given.source,
    type: given.type,
  })
  account.movements.set(made.id, made)
  return made
}

/** Sum of what has moved, in minor units, by currency: what the dashboard shows. */
export function balanceOf({ movements }: Account): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { currency, net } of movements.values())
    sums.set(currency, (sums.get(currency) ?? 0) + net)
  return sums
}

export const balance = (account: Account): object => ({
  object: 'balance',
  available: [...balanceOf(account)].map(([currency, amount]) => ({ amount, currency })),
  livemode: false,
  pending: [],
})

export const movementListParameters = z.strictObject({
  ...pageParameters,
  payout: text().optional(),
  expand,
} satisfies Partial<Record<keyof Stripe.BalanceTransactionListParams, z.ZodType>>)

/** Movements, newest first; with `payout` those that it has brought to the bank, and itself. */
export function listMovements(
  account: Account,
  asked: z.output<typeof movementListParameters>,
): object {
  const found = [...account.movements.values()]
    .filter(({ id }) => !asked.payout || account.paidOut.get(id) === asked.payout)
    .reverse()
  return pageOf('/v1/balance_transactions', found, asked)
}

/** Brings all that is available in one currency to the shop's bank. */
export function payOut(account: Account, currency = 'eur'): Payout {
  const brought = [...account.movements.values()].filter(
    (each) => each.currency === currency && !account.paidOut.has(each.id),
  )
  const amount = brought.reduce((sum, { net }) => sum + net, 0)
  if (amount <= 0)
    return refuseAct('You have insufficient funds in your Stripe account.', {
      code: 'balance_insufficient',
    })
  const id = newId('po')
  const moved = movedBy(account, { type: 'payout', source: id, amount: -amount, currency })
  const made = newPayout({
    ...{ id, amount, currency, created: account.now(), balance_transaction: moved.id },
  })
  account.payouts.set(id, made)
  for (const each of [...brought, moved]) account.paidOut.set(each.id, id)
  account.tell('payout.created', made)
  account.tell('payout.reconciliation_completed', made)
  return made
}

/** The shop's bank sends a payout back: the next one brings it. */
export function failPayout(account: Account, id: string): Payout {
  const found = account.payouts.get(id) ?? refuseMissing('payout', id, 'payout')
  if (found.status === 'failed') refuseAct(`Payout ${id} has failed already`)
  const { amount, currency } = found
  found.status = 'failed'
  found.failure_code = 'account_closed'
  const back = movedBy(account, { type: 'payout_failure', source: id, amount, currency })
  found.failure_balance_transaction = back.id
  account.tell('payout.failed', found)
  return found
}

/** Stripe bills the shop for something of its own. */
export const bill = (account: Account, amount: number, currency = 'eur'): BalanceTransaction =>
  movedBy(account, { type: 'stripe_fee', source: null, amount: -amount, currency })

/** Somebody pays without the shop: by an invoice, say, that was made in the dashboard. */
export function chargeElsewhere(account: Account, amount: number, currency = 'eur'): Charge {
  const made = newCharge({
    ...{ id: newId('ch'), amount, created: account.now(), currency, payment_intent: newId('pi') },
    ...{ description: null, metadata: {}, receipt_email: null },
  })
  Object.assign(made, { status: 'succeeded', paid: true, captured: true, amount_captured: amount })
  made.balance_transaction = move(account, {
    ...{ type: 'charge', source: made.id, amount, currency, fee: 'charge' },
  }).id
  account.charges.set(made.id, made)
  return made
}

/** What is in a currency of the balance already is not exchanged again. */
function movedBy(account: Account, given: Given): BalanceTransaction {
  return move({ ...account, exchange: new Map() }, given)
}
