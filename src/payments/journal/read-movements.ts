import { days, hours, now } from '../../platform/clock.ts'
import { type Db, runBatch, type Statement } from '../../platform/db.ts'
import type { PaymentContext } from '../context.ts'
import { isNotPermitted, type Movement, type PaymentProvider } from '../provider.ts'
import { withEach } from '../providers.ts'
import {
  notePayout,
  noteReading,
  paymentsOfOrders,
  payoutsToOpen,
  type Reading,
  readingOf,
  written,
} from './queries.ts'
import { writeRow } from './row-queries.ts'

/** Pages of 100 movements in one run, each a statement to D1; the next run goes on. */
const MAX_PAGES = 5

/** Payouts that are opened in one run. */
const MAX_PAYOUTS = 20

/** What is older is in its place for good, and a payment that no order has heard of is no order's. */
const SETTLED = hours(1)

/**
 * The clock's part: reads what has moved once an hour, and goes on where it did not come to the end.
 * Where the shop may not read it, the page of the journal says so, and it is tried once a day.
 */
export async function readMovementsWhenDue(context: PaymentContext): Promise<void> {
  await withEach(context, async (provider) => {
    const [last] = await readingOf(context.db, provider.name)
    if (!isDue(last)) return
    try {
      await readMovementsOf(context, provider)
    } catch (error) {
      if (!isNotPermitted(error)) throw error
    }
  })
}

const isDue = (last: Reading | undefined): boolean =>
  !last ||
  (last.permitted
    ? !last.complete || last.readAt <= now() - hours(1)
    : last.readAt <= now() - days(1))

/**
 * Writes into the journal what has moved in each provider's balance since it was last read, each
 * movement once, whatever runs at the same time. What is about no order is a row too: the sum of a
 * provider's rows is its balance.
 *
 * @returns whether it came to the end with each of them
 * @throws PaymentsRefused with `NOT_PERMITTED` where the shop may not read one of them
 */
export async function readMovements(context: PaymentContext): Promise<boolean> {
  return (await withEach(context, (provider) => readMovementsOf(context, provider))).every(Boolean)
}

async function readMovementsOf(
  { db }: PaymentContext,
  payments: PaymentProvider,
): Promise<boolean> {
  const { name: provider } = payments
  const [last] = await readingOf(db, provider)
  try {
    return await readAfter(db, payments, last)
  } catch (error) {
    if (isNotPermitted(error)) {
      const { readTo, balance } = last ?? { readTo: null, balance: {} }
      const reading = { provider, readTo, balance, readAt: now() }
      await noteReading(db, { ...reading, complete: false, permitted: false })
    }
    throw error
  }
}

async function readAfter(
  db: Db,
  payments: PaymentProvider,
  last: Reading | undefined,
): Promise<boolean> {
  const { name: provider } = payments
  let after = last?.readTo ?? null
  let readTo = after
  let complete = false
  let isHeld = false
  for (let page = 0; page < MAX_PAGES && !complete && !isHeld; page++) {
    const found = await payments.movements(after)
    const known = await untilUnknown(db, found)
    const ids = known.map(({ ref }) => ref)
    const there = new Set((await written(db, ids)).map(({ id }) => id))
    await runBatch(
      db,
      known.filter(({ ref }) => !there.has(ref)).flatMap((each) => rowsOf(db, provider, each)),
    )
    readTo = known.findLast(({ at }) => at < now() - SETTLED)?.ref ?? readTo
    after = known.at(-1)?.ref ?? after
    isHeld = known.length < found.length
    complete = found.length === 0
  }
  // At the end, or held up, the next run looks at all again that the provider may add to.
  const again = payments.readAgainFrom()
  if (again) readTo = complete || isHeld ? again : after
  await openPayouts(db, payments)
  const balance = await payments.balance()
  await noteReading(db, {
    ...{ provider, readTo, complete, balance, permitted: true },
    readAt: now(),
  })
  return complete
}

/**
 * The movements before the first that gives money of a payment back that is no order's, or not yet:
 * a payment may come to the journal before its order hears of it. After an hour it is no order's.
 */
async function untilUnknown(db: Db, movements: Movement[]): Promise<Movement[]> {
  const young = movements.filter(
    ({ at, kind, paymentRef }) => paymentRef && kind !== 'sale' && at >= now() - SETTLED,
  )
  if (young.length === 0) return movements
  const refs = young.map(({ paymentRef }) => paymentRef ?? '')
  const known = new Set((await paymentsOfOrders(db, refs)).map((each) => each.paymentRef))
  const unknown = young.find(({ paymentRef }) => !known.has(paymentRef))
  return unknown ? movements.slice(0, movements.indexOf(unknown)) : movements
}

function rowsOf(db: Db, provider: string, movement: Movement): Statement[] {
  const { ref: id, amount: gross, ...known } = movement
  return writeRow(db, { ...known, id, provider, gross }, movement)
}

async function openPayouts(db: Db, payments: PaymentProvider): Promise<void> {
  const found = await payoutsToOpen(db, payments.name, now() - days(35), MAX_PAYOUTS)
  for (const { reference, gross } of found) {
    const movements = await payments.movementsOfPayout(reference)
    await runBatch(db, notePayout(db, { reference, amount: -gross, movements }))
  }
}
