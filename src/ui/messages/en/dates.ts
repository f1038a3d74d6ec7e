/** By when a piece leaves and arrives. A date comes in as text or as markup, so sentences with one are lists of parts. */
export const dates = {
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

/** How the delivery policy tells what those dates come from. */
export const deliveryDays = {
  title: 'How the days are counted',
  workshop: (cutOff: string, timeZone: string, country: string) =>
    `What is in stock and ordered before ${cutOff} (${timeZone.replace('_', ' ')}) on a working day leaves us on that day. A piece that is made to order says on its page how many working days the workshop needs before that. We work on no weekend and no public holiday (${country}). An order with several pieces travels together, when the last one is ready.`,
  alsoClosed: 'The workshop is also closed:',
  fromTo: <D>(from: D, to: D) => [from, ' to ', to],
  onTheWay:
    'Days on the way are counted from the day on which the parcel leaves us. The carrier rests on weekends, and on public holidays of our country and of yours.',
  promise:
    'The dates that you see at the checkout are kept with your order, and stand in our mail. They are counted anew only if your payment arrives more than half an hour after the order, as bank transfers do.',
}
