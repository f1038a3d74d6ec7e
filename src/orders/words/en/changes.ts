/** What is said about changes of what was bought. */
export const changes = {
  /** What the customer reads of an order that pays for a change, also on the payment page. */
  lineOfDifference: (title: string, order: string) => `Change of order ${order}: ${title}`,
  title: 'What was changed',
  was: (what: string) => `Before: ${what}`,
  is: (what: string) => `Now: ${what}`,
  willBe: (what: string) => `To be: ${what}`,
  states: {
    waiting: 'Waiting for your payment',
    applied: 'Changed',
    dropped: 'Not changed: it wasn’t paid for',
  },
  more: (amount: string) => `${amount} more`,
  less: (amount: string) => `${amount} back to you`,
}
