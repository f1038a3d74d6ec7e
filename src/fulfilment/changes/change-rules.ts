import type { ChangedLine, OrderChange } from '../../orders/changes/changed-line.ts'
import type { OrderLine } from '../../orders/read-order.ts'
import type { OrderState } from '../../orders/rules.ts'
import type { Minor } from '../../platform/money.ts'
import type { Stage } from '../rules.ts'

/** A piece of the line, with whether it lies in a parcel. */
type Piece = { id: string; version: number; stage: Stage; isPacked: 0 | 1 }

/** A line with all that decides whether it can be changed. `changes`: of its order. */
export type LineToChange = {
  state: OrderState
  line: Pick<OrderLine, 'id' | 'quantity' | 'refundedUnits' | 'madeToOrder' | 'engraving'>
  pieces: Piece[]
  changes: Pick<OrderChange, 'state' | 'fromLine'>[]
}

/** Where pieces are before anybody works on them. */
export const startOf = ({
  madeToOrder,
  engraving,
}: Pick<ChangedLine, 'madeToOrder' | 'engraving'>): 'to-make' | 'ready' =>
  madeToOrder || engraving ? 'to-make' : 'ready'

/**
 * How many units of a line can be changed: those that nobody has worked on, packed or sent back the
 * money for. None while another change of the line waits for its payment.
 */
export function unitsToChange({ state, line, pieces, changes }: LineToChange): number {
  if (state !== 'paid' || isChangeAwaited(line, changes)) return 0
  const leaves = startOf(line)
  const untouched = pieces.filter(({ stage, isPacked }) => stage === leaves && !isPacked)
  return Math.max(0, Math.min(untouched.length, line.quantity - line.refundedUnits))
}

export const isChangeAwaited = (
  { id }: Pick<OrderLine, 'id'>,
  changes: LineToChange['changes'],
): boolean => changes.some(({ state, fromLine }) => state === 'waiting' && fromLine === id)

/** The pieces as a form shows them: another text when one of them has changed since. */
export const seenText = (pieces: Piece[]): string =>
  pieces.map(({ id, version }) => `${id}.${version}`).join()

/**
 * What a unit of a line comes to: the price that was paid, with what was paid for a change since, or
 * went back.
 */
export const priceOfUnit = (
  { id, unitPrice }: Pick<OrderLine, 'id' | 'unitPrice'>,
  changes: Pick<OrderChange, 'state' | 'lineId' | 'after'>[],
): Minor =>
  changes.findLast(({ state, lineId }) => state === 'applied' && lineId === id)?.after.price ??
  unitPrice

/**
 * What a unit comes to with another variant: what the two differ by today, so that nobody pays for
 * another size because prices have risen since. Where today's price of the first is not known, or was
 * so much more that nothing would be left, the whole price of the other.
 *
 * @param paid what a unit comes to now
 */
export function changedPrice(
  paid: Minor,
  was: { price: Minor; active: boolean } | undefined,
  becomes: { price: Minor },
): Minor {
  const price = was?.active && was.price > 0 ? paid + becomes.price - was.price : becomes.price
  return price > 0 ? price : becomes.price
}
