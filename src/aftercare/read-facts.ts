import type { Facts } from '../catalog/facts.ts'
import { variantFacts } from '../catalog/rules/variant-facts.ts'
import type { OrderLine } from '../orders/read-order.ts'
import type { Db } from '../platform/db.ts'
import { factsOfLines } from './queries.ts'

/** What a piece was when it was paid for. `vendor`: who made it; empty: nobody is named. */
export type Bought = { vendor: string; facts: Facts }

/** Reads what the pieces of lines were when they were paid for, by the ids of the lines. */
export async function readFacts(
  db: Db,
  lines: readonly Pick<OrderLine, 'id'>[],
): Promise<Map<string, Bought>> {
  const rows = await factsOfLines(
    db,
    lines.map(({ id }) => id),
  )
  return new Map(
    rows.map((row) => [
      row.lineId,
      { vendor: row.vendor, facts: variantFacts(row, row.optionValues) },
    ]),
  )
}
