import type { PieceRow } from '../../piece-queries.ts'
import { mayRestock } from '../../rules.ts'
import type { DeskLine } from '../order/read-order.ts'

/** A piece that can go into stock; `doubt`: why that is not proposed. */
export type Restockable = {
  piece: PieceRow
  line: Pick<DeskLine, 'title' | 'quantity'>
  /** `madeToOrder`: it cannot, because nothing of it was taken from stock. */
  doubt: 'madeToOrder' | 'engraved' | 'damaged' | null
}

/**
 * The pieces of an order that came back or are not sent any more, and are not in stock yet.
 *
 * @param damaged ids of those that came back damaged
 */
export const restockable = (lines: DeskLine[], damaged: string[]): Restockable[] =>
  lines.flatMap((line) =>
    line.pieces.filter(mayRestock).map((piece, nth) => ({
      ...{ piece, line },
      doubt:
        nth >= line.held
          ? 'madeToOrder'
          : damaged.includes(piece.id)
            ? 'damaged'
            : line.engraving
              ? 'engraved'
              : null,
    })),
  )
