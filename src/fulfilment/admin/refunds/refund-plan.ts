import type { PieceRow } from '../../piece-queries.ts'
import type { DeskOrder } from '../order/read-order.ts'
import { waysOf } from './choices.ts'
import type { Wanted } from './forms.ts'
import { leftOfLine, leftOfOrder, type Parts, piecesToCancel } from './rules.ts'

/**
 * What the form is filled in with at first.
 *
 * @param asked `lines`: `<position>:<units>,…`, what is ticked; `return`: the return that it is for
 */
export function firstValues(
  { order, lines, pieces }: DeskOrder,
  asked: { lines?: string; return?: string },
): Record<string, string> {
  const ticked = new Map(
    (asked.lines ?? '').split(',').map((each) => each.split(':') as [string, string]),
  )
  const isGone = pieces.some(({ stage }) => ['sent', 'delivered', 'returned'].includes(stage))
  return {
    ...Object.fromEntries(
      lines.flatMap((line) => {
        const position = `${line.position}`
        const units = ticked.get(position)
        return [
          [`units-${position}`, units ?? `${leftOfLine(line).units}`],
          ...(units ? [[`line-${position}`, 'yes']] : []),
        ]
      }),
    ),
    reason: isGone ? 'returned' : 'cancelled',
    ...{ tell: 'yes', cancel: 'yes' },
    way: waysOf(order).find((way) => way === order.provider) ?? waysOf(order)[0] ?? '',
    return: asked.return ?? '',
  }
}

/** Whether all that is left of the money goes back: then the order ends. */
export const isWhole = ({ order }: DeskOrder, { amount }: Pick<Wanted, 'amount'>): boolean =>
  amount === leftOfOrder(order)

/** The pieces that are not made or sent any more, if this goes back. */
export const cancelledBy = (desk: DeskOrder, wanted: Wanted): PieceRow[] =>
  wanted.cancel || isWhole(desk, wanted) ? piecesToCancel(desk.order, desk.lines, wanted) : []

/** Whether a piece is in a parcel that waits to be sent. */
export const isInParcel = ({ parcels }: DeskOrder, id: string): boolean =>
  parcels.some(
    ({ sentAt, cancelledAt, pieces }) =>
      sentAt === null && cancelledAt === null && pieces.some((piece) => piece.id === id),
  )

/** What was shown before it is sent, as a field of the form: so that nothing else is sent. */
export const seenText = (
  { lines, delivery, amount }: Parts,
  cancelled: { id: string; version: number }[],
): string =>
  [
    ...lines.map(({ lineId, units, amount: ofLine }) => `${lineId}:${units}:${ofLine}`),
    ...cancelled.map(({ id, version }) => `${id}:${version}`),
    ...[delivery, amount],
  ].join()
