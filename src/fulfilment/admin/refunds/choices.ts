import type { Order } from '../../../orders/read-order.ts'
import { handWays, isTakenByHand } from '../../../orders/rules.ts'
import type { RefundWay } from '../../../payments/refund-rules.ts'

/** Reasons that staff give; the others are the shop's own. */
export const reasons = ['returned', 'cancelled', 'faulty', 'late', 'goodwill'] as const

/** Ways in which the money of an order can go back: as it came. */
export const waysOf = (order: Pick<Order, 'provider'>): readonly RefundWay[] =>
  isTakenByHand(order) ? handWays : ['provider']
