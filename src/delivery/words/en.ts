/**
 * When an order ships and arrives. Dates may be text or markup, so sentences with one are lists of
 * parts.
 */
const dates = {
  readyBy: <D>(date: D) => ['Ready to send by ', date],
  /** The same if it depends on the shopper's choice. */
  readyByIf: {
    inStock: <D>(date: D) => ['In stock: ready to send by ', date],
    madeToOrder: <D>(date: D) => ['Made to order: ready to send by ', date],
  },
  collectFrom: <D>(date: D) => ['Ready to be collected from ', date],
  withYou: <D>(dates: D) => ['With you ', dates],
  withYouIn: <D>(dates: D, country: string) => ['with you ', dates, ` (${country})`],
  /** Beside a date that holds instead. */
  promised: <D>(dates: D) => ['We had promised ', dates],
  /** After both new dates: the day it was to leave, and the days it was to come. */
  promisedBoth: (day: string, days: string) =>
    `We had promised: ready to send by ${day}, with you ${days}`,
  /** For the line of several that takes longest. */
  slowest: (title: string) => `We send it all together; ${title} takes longest.`,
  whenItComes: 'When it arrives',
  leaves: 'Ready to send by',
  arrives: 'With you',
  /** For an order whose payment takes days. */
  afterPayment: 'We’ll give you the dates once your payment is here.',
}

/** Delivery options. */
export const en = {
  methods: {
    standard: 'Standard',
    insured: 'Insured, signed for',
    collected: 'Collected at our shop',
  },
  onlyInsured: 'We send pieces of this value only insured and signed for.',

  dates,
}
