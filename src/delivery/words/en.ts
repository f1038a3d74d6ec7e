/** By when a piece leaves and arrives. A date comes in as text or as markup, so sentences with one are lists of parts. */
const dates = {
  readyBy: <D>(date: D) => ['Ready to send by ', date],
  /** The same where it depends on what the shopper chooses. */
  readyByIf: {
    inStock: <D>(date: D) => ['In stock: ready to send by ', date],
    madeToOrder: <D>(date: D) => ['Made to order: ready to send by ', date],
  },
  withYou: <D>(dates: D) => ['With you ', dates],
  withYouIn: <D>(dates: D, country: string) => ['with you ', dates, ` (${country})`],
  /** The piece of several that takes longest. */
  slowest: (title: string) => `We send it all together; ${title} takes longest.`,
  whenItComes: 'When it arrives',
  leaves: 'Ready to send by',
  arrives: 'With you',
  /** Of an order whose payment takes days. */
  afterPayment: 'We’ll give you the dates once your payment is here.',
}

/** How an order travels. */
export const en = {
  methods: { standard: 'Standard', insured: 'Insured, signed for' },
  onlyInsured: 'We send pieces of this value only insured and signed for.',

  dates,
}
