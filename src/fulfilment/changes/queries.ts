import { auditById } from '../../admin/queries.ts'
import { variantsBeside } from '../../catalog/queries.ts'
import { changesOfOrder } from '../../orders/changes/queries.ts'
import { idByNumber } from '../../orders/desk-queries.ts'
import { linesOfOrder, orderByNumber, variantOfLine } from '../../orders/queries.ts'
import type { Db } from '../../platform/db.ts'
import { piecesOfLine } from '../piece-queries.ts'

/** An order, one of its lines with what decides about a change of it, and whether an act was done. */
export const readForChange = (db: Db, number: string, lineId: string, act: string) => {
  const id = idByNumber(number)
  return db.batch([
    orderByNumber(db, number),
    linesOfOrder(db, id),
    changesOfOrder(db, id),
    piecesOfLine(db, lineId),
    variantsBeside(db, variantOfLine(lineId)),
    auditById(db, act),
  ])
}
