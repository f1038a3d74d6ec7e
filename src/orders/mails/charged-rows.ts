import { type SumRow, sumRows } from '../../ui/sum-words.ts'
import type { Order } from '../read-order.ts'

/** What a mail shows below the lines and their prices. Refunds have mails of their own. */
export const chargedRows = (order: Order): SumRow[] =>
  sumRows({ ...order, goods: null, refunded: 0 })
