import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import type { Order } from '../read-order.ts'

/** Writes one mail about an order. `link` opens the order page for whoever has the mail. */
export type OrderMail = (about: { shop: Shop; order: Order; link: string }) => Mail
