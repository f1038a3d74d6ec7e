import { mayDo, type Role } from '../admin/rules.ts'
import type { ShopperStage } from '../orders/progress.ts'
import type { Seconds } from '../platform/clock.ts'

/**
 * Where a piece is, one unit of an order line.
 *
 * - `to-make`: work has not begun
 * - `on-the-bench`: being made
 * - `at-the-assay-office`: to be hallmarked
 * - `ready`: can be sent
 * - `sent`, `delivered`: with its shipment
 * - `returned`: came back
 * - `cancelled`: is not made or sent any more
 */
export type Stage =
  | 'to-make'
  | 'on-the-bench'
  | 'at-the-assay-office'
  | 'ready'
  | 'sent'
  | 'delivered'
  | 'returned'
  | 'cancelled'

/** What a piece waits for before work goes on. */
export type WaitsFor = 'stone' | 'customer' | 'supplier' | 'other'

/** How a return stands. `withdrawn`: the shopper keeps the pieces after all. */
export type ReturnState = 'asked' | 'agreed' | 'received' | 'refused' | 'withdrawn'

/** Why a piece comes back. `other` is said in words. */
export type ReturnReason =
  | 'changed-mind'
  | 'wrong-size'
  | 'not-as-described'
  | 'damaged'
  | 'wrong-piece'
  | 'other'

/**
 * From the least advanced to the most; what came back or is not made any more counts last. The
 * trigger `stage_of_order` has the same order, which a test compares.
 */
export const stages: readonly Stage[] = [
  'to-make',
  'on-the-bench',
  'at-the-assay-office',
  'ready',
  'sent',
  'delivered',
  'returned',
  'cancelled',
]

/** Where a piece is in the house and can be worked on, packed or cancelled. */
export const unsentStages: readonly Stage[] = stages.slice(0, 4)

export const isUnsent = (stage: Stage): boolean => unsentStages.includes(stage)

/**
 * Whether a piece may go from one stage to another at all. In the house it goes forward and back,
 * as work does. What was sent does not come back by a mistake's correction but as a return, and a
 * cancelled piece can be taken up again while its order is paid and it has not gone into stock.
 *
 * @internal
 */
export function mayMovePiece(from: Stage, to: Stage): boolean {
  if (from === to) return false
  if (isUnsent(from))
    return isUnsent(to) || to === 'cancelled' || (from === 'ready' && to === 'sent')
  if (from === 'sent') return to === 'delivered' || to === 'returned'
  if (from === 'delivered') return to === 'returned'
  return from === 'cancelled' && isUnsent(to)
}

/**
 * Whether somebody of a role may move a piece by hand. Only parcels send and deliver, only returns
 * bring back; to cancel a piece, or to take it up again, changes the order.
 */
export function mayMoveByHand(role: Role, from: Stage, to: Stage): boolean {
  if (!mayMovePiece(from, to)) return false
  if (isUnsent(from) && isUnsent(to)) return mayDo(role, 'pieces')
  const cancels = from === 'cancelled' || to === 'cancelled'
  return cancels && mayDo(role, 'change-orders')
}

/** Whether a piece may go into stock: it came back, or is not made any more, and has not yet. */
export const mayRestock = (piece: { stage: Stage; restockedAt: Seconds | null }): boolean =>
  (piece.stage === 'returned' || piece.stage === 'cancelled') && piece.restockedAt === null

/**
 * What the shopper reads, from the stages of all pieces of an order. What was cancelled or came
 * back counts only when there is nothing else. Null: there are no pieces.
 */
export function shopperStage(all: readonly Stage[]): ShopperStage | null {
  const left = all.filter((stage) => stage !== 'returned' && stage !== 'cancelled')
  if (left.length === 0) {
    if (all.includes('returned')) return 'returned'
    return all.includes('cancelled') ? 'cancelled' : null
  }
  const isGone = (stage: Stage) => !isUnsent(stage)
  if (left.every((stage) => stage === 'delivered')) return 'delivered'
  if (left.every(isGone)) return 'sent'
  if (left.some(isGone)) return 'partly-sent'
  if (left.includes('on-the-bench') || left.includes('at-the-assay-office')) return 'being-made'
  return left.includes('to-make') ? 'ordered' : 'ready'
}
