import { log } from './en/log.ts'

/**
 * What the payment provider's pages and receipts say in the shop's name, and what the shop says
 * right after.
 */
export const en = {
  log,
  order: (number: string) => `Order ${number}`,
  delivery: {
    standard: 'Standard delivery',
    insured: 'Insured delivery',
    collected: 'Collected at our shop',
  },
  thanks: 'Thank you',
  ifPaid: 'If you’ve paid, an email with the link to your order is on its way.',
  /** To who has agreed to pay on a page that is no order's any more. */
  nothingTaken: {
    title: 'Nothing was charged',
    text: 'Before you agreed to pay on that page, another way to pay had been chosen, or the time to pay was over.',
    toOrder: 'See your order',
  },
}
