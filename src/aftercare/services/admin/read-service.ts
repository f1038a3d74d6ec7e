import { type Order, openOrder } from '../../../orders/read-order.ts'
import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { openService, type Service } from '../open-service.ts'
import { readAllOfService } from './queries.ts'

/** All that the desk knows of a request, opened. Never put it into a log, a URL or a cached page. */
export type DeskService = { service: Service; order: Order }

/** Reads a request for its page at the desk. Null: there is none. One round trip. */
export async function readDeskService(
  db: Db,
  config: Config,
  id: string,
): Promise<DeskService | null> {
  const [[row], [orderRow], lines] = await readAllOfService(db, id)
  if (!row || !orderRow) return null
  return {
    service: await openService(config, row),
    order: await openOrder(config, orderRow, lines, [], []),
  }
}
