import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import type { Order } from '../read-order.ts'

/**
 * Writes one mail about an order. `link` opens the order page for whoever has the mail; `detail`
 * says what the mail was caused by, where there are several causes: the order may stand differently
 * by the time it is written.
 */
export type OrderMail = (about: { shop: Shop; order: Order; link: string; detail: string }) => Mail
