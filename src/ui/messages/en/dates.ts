/** By when a piece leaves and arrives. A date comes in as text or as markup, so sentences with one are lists of parts. */
export const dates = {
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

/** How the delivery policy tells what those dates come from. */
export const deliveryDays = {
  title: 'How we count the days',
  workshop: (cutOff: string, timeZone: string, country: string) =>
    `Pieces in stock, ordered before ${cutOff} (${timeZone.replace('_', ' ')}) on a working day, leave us the same day. Where a piece is made to order, its page says how many working days the workshop needs first. We do not work at weekends or on public holidays (${country}). An order of several pieces is sent together, when the last one is ready.`,
  alsoClosed: 'The workshop is also closed:',
  fromTo: <D>(from: D, to: D) => [from, ' to ', to],
  onTheWay:
    'Days on the way are counted from the day the parcel leaves us. The carrier does not work at weekends, or on public holidays in our country or yours.',
  promise:
    'The dates you see at the checkout are kept with your order, and repeated in our email. They are worked out again only if your payment arrives more than half an hour after the order, as bank transfers do.',
}
