/** By when a piece leaves and arrives. A date comes in as text or as markup, so sentences with one are lists of parts. */
const dates = {
  readyBy: <D>(date: D) => ['Ready to leave by ', date],
  /** The same where it depends on what the shopper chooses. */
  readyByIf: {
    inStock: <D>(date: D) => ['In stock: ready to leave by ', date],
    madeToOrder: <D>(date: D) => ['Made to order: ready to leave by ', date],
  },
  withYou: <D>(dates: D) => ['With you ', dates],
  withYouIn: <D>(dates: D, country: string) => ['with you ', dates, ` (${country})`],
  /** The piece of several that takes longest. */
  slowest: (title: string) => `It travels together; ${title} takes longest.`,
  whenItComes: 'When it comes',
  leaves: 'Ready to leave by',
  arrives: 'With you',
  /** Of an order whose payment takes days. */
  afterPayment: 'We name the days when your payment is here.',
}

/** How an order travels. */
export const en = {
  ways: { standard: 'Standard', insured: 'Insured, against a signature' },
  onlyInsured: 'Pieces of this value travel only insured and against a signature.',

  dates,
}
