import { unsealContact } from '../../../orders/contact.ts'
import type { Config } from '../../../platform/config.ts'
import { type Sealed, SealingError } from '../../../platform/sealing.ts'

/** A row of a list about an order, with the name of whom it goes to; null: it cannot be opened. */
export type Named<Row> = Omit<Row, 'contact'> & { name: string | null }

/** Opens the names of the people of a list of orders. */
export const openNames = <Row extends { id: string; contact: Sealed }>(
  config: Config,
  rows: Row[],
): Promise<Named<Row>[]> =>
  Promise.all(
    rows.map(async ({ contact, ...order }) => ({
      ...order,
      name: (await ifItOpens(unsealContact(config, order.id, contact)))?.name ?? null,
    })),
  )

/** Null: it was changed, or sealed with a key that is gone. One such row must not take the list. */
export async function ifItOpens<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening
  } catch (error) {
    if (error instanceof SealingError) return null
    throw error
  }
}
