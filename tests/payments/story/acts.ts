import fc from 'fast-check'
import type { FaultKind } from '../../stand-ins/stripe/faults.ts'

const constant = fc.constant
const oneOf = fc.constantFrom
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

const who = fc.nat(2)
const size = fc.nat(1)
/** Any payment page, one as well whose address never reached the shop. */
const page = fc.nat(5)
const kind = oneOf<FaultKind[]>('error-before', 'error-after', 'drop-after')
const endpoint = oneOf(
  ...(['sessions.create', 'sessions.expire', 'sessions.retrieve'] as const),
  ...(['token', 'orders.create', 'orders.get', 'orders.capture', 'orders.capture'] as const),
)
const how = oneOf('all', 'reversed', 'twice', 'none')

const pay = oneOf('stripe', 'paypal', 'paypal')
const checkOut = fc.record({
  ...{ does: constant('check out'), who, form: oneOf('new', 'same'), pay },
})

/** What shoppers, their banks, the owner, the providers and the clock do. */
const act = fc.oneof(
  weigh(2, fc.record({ does: constant('add'), who, size, pieces: oneOf('1', '2') })),
  weigh(1, fc.record({ does: constant('change'), who, pieces: oneOf('0', '1', '3') })),
  weigh(8, checkOut),
  weigh(4, fc.record({ does: constant('pay'), page })),
  weigh(2, fc.record({ does: constant('agree'), page })),
  weigh(2, fc.record({ does: constant('pay later'), page })),
  weigh(1, fc.record({ does: oneOf('be declined', 'be refused for good', 'take back'), page })),
  weigh(1, fc.record({ does: oneOf('money comes', 'money does not come'), page })),
  weigh(2, fc.record({ does: constant('come back'), page })),
  weigh(1, fc.record({ does: constant('refund'), page, amount: oneOf(500, undefined) })),
  weigh(4, fc.record({ does: constant('bring'), how })),
  // The second fault is for the retry.
  weigh(3, fc.record({ does: constant('break'), endpoint, kind, times: oneOf(1, 2) })),
  weigh(2, fc.record({ does: constant('wait'), minutes: oneOf(1, 6, 32, 61) })),
)
export type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const pieces = fc.nat(2)

/**
 * A story: pieces of two sizes in stock, what three shoppers have in their carts when it begins, who
 * of them checks out at once, and what happens then. Acts of one step happen at the same time.
 */
export const story = fc.record({
  stock: fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })),
  carts: fc.array(fc.tuple(pieces, pieces), { minLength: 3, maxLength: 3 }),
  first: fc.array(checkOut, { minLength: 1, maxLength: 2 }),
  steps: fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 6, size: 'max' }),
})
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never
