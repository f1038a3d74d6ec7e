import fc from 'fast-check'
import { stages, unsentStages } from '../../../src/fulfilment/rules.ts'
import type { Account } from '../../stand-ins/stripe/account.ts'
import type { FaultKind } from '../../stand-ins/stripe/faults.ts'
import type { DatabaseFault, Sent } from './wire.ts'

const oneOf = fc.constantFrom
const does = <T extends string>(...names: T[]) => ({ does: fc.constantFrom<T[]>(...names) })
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

/** Which order, parcel, piece, return or payment page, as far as there are so many. */
const which = fc.nat(15)
const sent = oneOf<Sent[]>('once', 'once', 'once', 'twice', 'again')
const form = { order: fc.nat(3), which, sent, isOld: fc.nat(9).map((n) => n === 0) }
const record = fc.record

const to = fc.oneof(
  weigh(3, oneOf('ready' as const, 'cancelled' as const)),
  weigh(1, oneOf(...unsentStages)),
  weigh(1, oneOf(...stages)),
)
const amount = oneOf('line', 'lines', 'all', 'delivery', 'part', 'cent', 'too much')
const way = oneOf('own' as const, 'own' as const, 'own' as const, 'cash' as const)

/** What the provider does with a refund: sends it, lets it wait, or refuses. */
const meets = oneOf(
  ...[null, null, null, null, { wait: 'processing' }, { wait: 'insufficient_funds' }],
  ...[
    { wait: 'requires_action' },
    { refuse: 'balance_insufficient' },
    { refuse: 'charge_disputed' },
  ],
) as fc.Arbitrary<Account['nextRefunds'][number] | null>

/** What staff and shoppers do. */
const formAct = fc.oneof(
  weigh(3, record({ ...form, ...does('move'), to })),
  weigh(2, record({ ...form, ...does('pack', 'unpack', 'hand over') })),
  weigh(5, record({ ...form, ...does('send', 'send', 'deliver') })),
  weigh(4, record({ ...form, ...does('change'), to: oneOf(0, 1, 1, 2, 3), units: oneOf(1, 1, 2) })),
  weigh(2, record({ ...form, ...does('call off') })),
  weigh(6, record({ ...form, ...does('refund'), amount, way, unit: fc.boolean(), meets })),
  weigh(4, record({ ...form, ...does('by hand', 'assign', 'take', 'end') })),
  weigh(2, record({ ...form, ...does('decide'), accept: fc.boolean() })),
  weigh(4, record({ ...form, ...does('ask return'), byStaff: fc.boolean() })),
  weigh(1, record({ ...form, ...does('answer return'), agree: fc.boolean() })),
  weigh(4, record({ ...form, ...does('receive'), condition: oneOf('as-sent', 'damaged') })),
  weigh(1, record({ ...form, ...does('withdraw return'), byStaff: fc.boolean() })),
  weigh(6, record({ ...form, ...does('restock') })),
)
export type FormAct = typeof formAct extends fc.Arbitrary<infer T> ? T : never

const outcome = oneOf('succeeded', 'failed', 'canceled')

/** What happens at the provider: shoppers and their banks, and the owner in its dashboard. */
const providerAct = fc.oneof(
  weigh(6, record({ which, ...does('pay') })),
  weigh(2, record({ which, ...does('pay another amount') })),
  weigh(2, record({ which, ...does('pay later', 'decline') })),
  weigh(2, record({ which, ...does('settle'), how: oneOf('succeeded', 'failed') })),
  weigh(
    3,
    record({ which, ...does('refund at provider'), part: oneOf(700, 31_000, undefined), meets }),
  ),
  weigh(3, record({ which, ...does('refund ends'), how: outcome })),
  weigh(2, record({ which, ...does('refund fails') })),
  weigh(2, record({ which, ...does('dispute', 'inquire', 'escalate') })),
  weigh(2, record({ which, ...does('dispute ends'), how: oneOf('won', 'lost') })),
  weigh(1, record({ which, ...does('pay out', 'payout fails', 'bill') })),
)
export type ProviderAct = typeof providerAct extends fc.Arbitrary<infer T> ? T : never

const faults = oneOf<DatabaseFault[]>('answer lost', 'fails before', 'fails after')
const kinds = oneOf<FaultKind[]>('error-before', 'error-after', 'drop-before', 'drop-after')
export const ways = ['page', 'page', 'page', 'link', 'transfer', 'cash'] as const

/** What goes on around: more is sold, news come, time passes, and something breaks. */
const worldAct = fc.oneof(
  weigh(3, record({ ...does('sell'), way: oneOf(...ways), isPaid: fc.boolean() })),
  weigh(1, record({ ...does('sell elsewhere'), which })),
  weigh(6, record({ ...does('bring'), how: oneOf('all', 'reversed', 'twice', 'lose') })),
  weigh(3, record({ ...does('wait'), minutes: oneOf(2, 31, 70, 24 * 60, 15 * 24 * 60) })),
  weigh(3, record({ ...does('clock') })),
  weigh(4, record({ ...does('break database'), fault: faults, after: fc.nat(6) })),
  weigh(3, record({ ...does('break provider'), kind: kinds, times: oneOf(1, 2) })),
)
export type WorldAct = typeof worldAct extends fc.Arbitrary<infer T> ? T : never

export type Act = FormAct | ProviderAct | WorldAct
const act: fc.Arbitrary<Act> = fc.oneof(
  weigh(9, formAct),
  weigh(4, providerAct),
  weigh(5, worldAct),
)

/**
 * What is sold first, and how far that has come: paid, sent, delivered, cancelled. What happens then: one
 * after the other, or two at the same moment.
 */
export const story = record({
  first: fc.array(record({ way: oneOf(...ways), come: fc.nat(4) }), { minLength: 1, maxLength: 2 }),
  moments: fc.array(fc.array(act, { minLength: 1, maxLength: 2 }), {
    minLength: 24,
    maxLength: 36,
    size: 'max',
  }),
})
