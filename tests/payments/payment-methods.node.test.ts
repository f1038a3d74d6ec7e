// Runs in Node (`node --test`): reads the SDK's types.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { instantMethods } from '../../src/payments/stripe/payment-methods.ts'

/** Those of which Stripe says days later whether the money came, and those of which it is not known. */
const notInstant = [
  ...['acss_debit', 'au_becs_debit', 'bacs_debit', 'nz_bank_account', 'sepa_debit'],
  ...['us_bank_account', 'customer_balance', 'boleto', 'konbini', 'multibanco', 'oxxo'],
  ...['payto', 'sofort', 'crypto', 'pix', 'upi'],
  // Not in use any more; Stripe refuses it.
  'giropay',
]

test('every way of paying that the SDK knows is either instant or known not to be', () => {
  const types = readFileSync('node_modules/stripe/esm/resources/Checkout/Sessions.d.ts', 'utf8')
  const [, union = ''] = /type AllowedPaymentMethodType = ([^;]+);/.exec(types) ?? []
  const known = Array.from(union.matchAll(/'(\w+)'/g), ([, name]) => name)
  assert.ok(known.length > 40, 'the SDK lists its methods elsewhere')
  assert.deepEqual([...instantMethods, ...notInstant].sort(), known.sort())
})
