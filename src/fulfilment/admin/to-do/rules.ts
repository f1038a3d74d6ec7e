import type { OrderFilter } from '../orders/rules.ts'

/** The lists of orders with which a day begins, as filters of the list of all orders. */
export const lists = {
  decisions: { money: 'problem' },
  make: { stage: 'making' },
  send: { stage: 'ready' },
  overdue: { stage: 'overdue' },
} as const satisfies Record<string, OrderFilter>
