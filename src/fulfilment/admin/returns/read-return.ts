import { type Order, openOrder } from '../../../orders/read-order.ts'
import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { keyedDigest } from '../../../platform/digest.ts'
import { foldEmail } from '../../../platform/email-address.ts'
import { unseal } from '../../../platform/sealing.ts'
import { openReturn, type Return } from '../../returns/read-returns.ts'
import { readAllOfReturn } from './queries.ts'

/** All that the desk knows of a return, opened. Never put it into a log, a URL or a cached page. */
export type DeskReturn = {
  given: Return
  order: Order
  refunds: Awaited<ReturnType<typeof readAllOfReturn>>[5]
  /** Who of the staff entered it; null: the customer asked. */
  enteredBy: string | null
}

/** Reads a return for its page at the desk. Null: there is none. One round trip. */
export async function readDeskReturn(
  db: Db,
  config: Config,
  id: string,
): Promise<DeskReturn | null> {
  const [[row], pieces, [orderRow], lines, events, refunds, [person]] = await readAllOfReturn(
    db,
    id,
  )
  if (!row || !orderRow) return null
  const given = await openReturn(config, row, pieces)
  const order = await openOrder(config, orderRow, lines, events, [])
  return { given, order, refunds, enteredBy: await nameOf(config, row.staffId, person) }
}

/** The owner of the settings has no row. */
async function nameOf(
  { sealingKeys, LOOKUP_KEY, OWNER_MAIL }: Config,
  staffId: string | null,
  person: Awaited<ReturnType<typeof readAllOfReturn>>[6][number] | undefined,
): Promise<string | null> {
  if (person) return unseal(sealingKeys, `staff.name:${person.id}`, person.name)
  const owner = await keyedDigest(LOOKUP_KEY, foldEmail(OWNER_MAIL))
  return staffId === owner ? OWNER_MAIL : staffId
}
