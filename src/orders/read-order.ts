import { type Engraving, engravingFrom } from '../engraving/rules.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { unseal } from '../platform/sealing.ts'
import { type OrderChange, openChange } from './changes/changed-line.ts'
import { type ChangeRow, changesOfOrder } from './changes/queries.ts'
import { type Contact, unsealContact } from './contact.ts'
import {
  eventsOfOrder,
  linesOfOrder,
  type OrderLineRow,
  type OrderRow,
  orderById,
} from './queries.ts'
import type { orderEvents } from './tables.ts'

/**
 * An order with everything opened that was sealed. Never put it into a log, a URL or a cached page.
 */
export type Order = Omit<OrderRow, 'email' | 'contact'> & {
  email: string
  contact: Contact
  lines: OrderLine[]
  events: (typeof orderEvents.$inferSelect)[]
  /** Oldest first. */
  changes: OrderChange[]
}

export type OrderLine = Omit<OrderLineRow, 'personalization'> & { engraving: Engraving | null }

/** Reads one order, opened. Null when there is none. One round trip. */
export async function readOrder(db: Db, config: Config, id: string): Promise<Order | null> {
  const [[row], lines, events, changes] = await db.batch([
    orderById(db, id),
    linesOfOrder(db, id),
    eventsOfOrder(db, id),
    changesOfOrder(db, id),
  ])
  return row ? openOrder(config, row, lines, events, changes) : null
}

/**
 * Opens an order that was read with its lines, events and changes.
 *
 * @param changes none where they are not shown
 */
export async function openOrder(
  config: Config,
  row: OrderRow,
  lines: OrderLineRow[],
  events: Order['events'],
  changes: ChangeRow[],
): Promise<Order> {
  const { id } = row
  return {
    ...row,
    email: await unseal(config.sealingKeys, `orders.email:${id}`, row.email),
    contact: await unsealContact(config, id, row.contact),
    lines: await Promise.all(lines.map((line) => openLine(config, line))),
    events,
    changes: await Promise.all(changes.map((change) => openChange(config, change))),
  }
}

async function openLine(
  config: Config,
  { personalization, ...line }: OrderLineRow,
): Promise<OrderLine> {
  const place = `order_lines.personalization:${line.id}` as const
  return {
    ...line,
    engraving:
      personalization && engravingFrom(await unseal(config.sealingKeys, place, personalization)),
  }
}
