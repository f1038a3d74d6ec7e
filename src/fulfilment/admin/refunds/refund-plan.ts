import type { PieceRow } from '../../piece-queries.ts'
import type { ReturnReason } from '../../rules.ts'
import type { DeskOrder } from '../order/read-order.ts'
import { waysOf } from './choices.ts'
import type { Wanted } from './forms.ts'
import { namesOf } from './read-parts.ts'
import { leftOfLine, leftOfOrder, type Parts, piecesToCancel } from './rules.ts'

/** A return that a refund is for, with what of it has come. */
export type Returned = { id: string; reason: ReturnReason; pieces: string[] }

/** What the form is filled in with at first: with what came of a return, if it is for one. */
export function firstValues(
  { order, lines, pieces }: DeskOrder,
  returned: Returned | null,
): Record<string, string> {
  const isGone = pieces.some(({ stage }) => ['sent', 'delivered', 'returned'].includes(stage))
  const reason = isGone ? 'returned' : 'cancelled'
  const filled = lines.map((line) => {
    const left = leftOfLine(line).units
    const came = line.pieces.filter(({ id }) => returned?.pieces.includes(id)).length
    const { box, units } = namesOf(line)
    return { [units]: `${Math.min(came || left, left)}`, ...(came > 0 && { [box]: 'yes' }) }
  })
  return Object.assign(
    {
      reason: returned && ourFault.includes(returned.reason) ? 'faulty' : reason,
      ...{ tell: 'yes', cancel: 'yes', return: returned?.id ?? '' },
      way: waysOf(order).find((way) => way === order.provider) ?? waysOf(order)[0] ?? '',
    },
    ...filled,
  )
}

const ourFault: readonly ReturnReason[] = ['not-as-described', 'damaged', 'wrong-piece']

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
