import type { DeskContext } from '../../../src/orders/desk-context.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { bindings } from '../../support/shop.ts'

/**
 * What happens to a form on its way. The answer of D1 is lost, and it is asked again; or D1 fails,
 * before or after the batch, and the person sends the form again; or they send it twice.
 */
export const faults = [
  'none',
  'answer lost',
  'fails before',
  'fails after',
  'twice',
  'again',
] as const
export type Fault = (typeof faults)[number]

const writes = (trip: Trip) => trip.some(({ sql }) => /^(insert|update|delete)/i.test(sql))

/** A desk whose first batch that writes goes wrong. */
function deskWith(fault: Fault): DeskContext {
  let done = false
  const d1 = interposed(bindings.DB, async (trip, act) => {
    if (done || !writes(trip)) return act()
    done = true
    if (fault === 'fails before') throw new Error('D1_ERROR: internal error')
    await act()
    throw new Error(
      fault === 'answer lost' ? 'D1_ERROR: Network connection lost.' : 'D1_ERROR: internal error',
    )
  })
  return staffAtWork('owner', d1)
}

/** Sends one form, whatever happens to it, until it is answered; the answers that came. */
export async function post<Answer>(
  fault: Fault,
  verb: (desk: DeskContext) => Promise<Answer>,
): Promise<Answer[]> {
  if (fault === 'none') return [await verb(staffAtWork())]
  if (fault === 'twice') return Promise.all([verb(staffAtWork()), verb(staffAtWork())])
  if (fault === 'again') return [await verb(staffAtWork()), await verb(staffAtWork())]
  try {
    return [await verb(deskWith(fault))]
  } catch {
    return [await verb(staffAtWork())]
  }
}
