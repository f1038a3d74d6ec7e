import type { Mail } from '../../mail/rules.ts'
import type { Order } from '../../orders/read-order.ts'
import type { Shop } from '../../platform/config.ts'

/**
 * Writes one mail about what was ordered. `link` opens the order page for whoever has the mail;
 * `detail` says what the mail was caused by: the order may stand differently by the time it is
 * written.
 */
export type FulfilmentMail = (about: {
  shop: Shop
  order: Order
  link: string
  detail: string
}) => Mail
