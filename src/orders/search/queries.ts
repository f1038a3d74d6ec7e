import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db.ts'
import type { OrderKeyKind } from '../rules.ts'
import { orderKeys, orders } from '../tables.ts'

/** As JSON: an order of forty lines has more keys than a statement may have parameters. */
export const insertOrderKeys = (
  db: Db,
  orderId: string,
  keys: { kind: OrderKeyKind; digest: string }[],
) =>
  db
    .insert(orderKeys)
    .select(
      // Without a condition SQLite takes "on conflict" for that of a join.
      sql`select ${orderId}, each.value ->> 'kind', each.value ->> 'digest'
        from json_each(${JSON.stringify(keys)}) each where true`,
    )
    .onConflictDoNothing()

/** A row where the order has this key. */
export const hasOrderKey = (db: Db, orderId: string, digest: string) =>
  db
    .select({ orderId: orderKeys.orderId })
    .from(orderKeys)
    .where(and(eq(orderKeys.orderId, orderId), eq(orderKeys.digest, digest)))
    .limit(1)

/** Ids of the orders that have one of these keys, or this number: for `id in (…)`. */
export const idsFound = ({ number, digests }: { number: string | null; digests: string[] }) =>
  sql`(select ${orderKeys.orderId} from ${orderKeys}
    where ${orderKeys.digest} in (select each.value from json_each(${JSON.stringify(digests)}) each)
    union select ${orders.id} from ${orders} where ${orders.number} = ${number})`
