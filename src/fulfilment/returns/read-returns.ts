import type { Units } from '../../orders/progress.ts'
import type { Order } from '../../orders/read-order.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { unseal } from '../../platform/sealing.ts'
import { piecesOfReturn, type ReturnPieceRow, type ReturnRow, returnById } from './queries.ts'

/**
 * A return with what is in it, and its texts opened; empty: nothing was said. Never put one into a
 * log, a URL or a cached page.
 */
export type Return = Omit<ReturnRow, 'note' | 'answer'> & {
  note: string
  answer: string
  pieces: ReturnPieceRow[]
}

/** Reads a return. Null: there is none. One round trip. */
export async function readReturn(db: Db, config: Config, id: string): Promise<Return | null> {
  const [[row], pieces] = await db.batch([returnById(db, id), piecesOfReturn(db, id)])
  return row ? openReturn(config, row, pieces) : null
}

/** Opens a return that was read, with what is in it. */
export async function openReturn(
  { sealingKeys }: Pick<Config, 'sealingKeys'>,
  row: ReturnRow,
  pieces: ReturnPieceRow[],
): Promise<Return> {
  const { id, note, answer } = row
  return {
    ...row,
    note: note ? await unseal(sealingKeys, `returns.note:${id}`, note) : '',
    answer: answer ? await unseal(sealingKeys, `returns.answer:${id}`, answer) : '',
    pieces: pieces.filter(({ returnId }) => returnId === id),
  }
}

/** Pieces counted by their lines, in the order of the lines. */
export const countUnits = (
  { lines }: { lines: Pick<Order['lines'][number], 'id'>[] },
  pieces: { lineId: string }[],
): Units[] =>
  lines.flatMap(({ id: lineId }) => {
    const quantity = pieces.filter((piece) => piece.lineId === lineId).length
    return quantity > 0 ? [{ lineId, quantity }] : []
  })
