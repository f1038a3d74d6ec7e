/** What the shop says about gifts. */
export const gift = {
  title: 'A gift?',
  wrap: 'Wrap it as a gift',
  wrapHint: 'Wrapped by hand, free of charge, without prices.',
  hidePrices: 'This is a present: no prices in the parcel',
  message: 'Message on the card',
  messageHint: (letters: number) =>
    `Up to ${letters} characters. We write it just as you type it, line by line.`,
  tooLong: (letters: number) => `Please keep the message to ${letters} characters.`,
  withMessage: 'With a message, the parcel has no prices either.',
  noPrices: 'We put no prices in the parcel.',
  wrapping: 'Gift wrap',
  wrapped: 'Gift-wrapped',
  present: 'Present',
  cardSays: 'Gift message',
  /** To the owner. */
  toWrap: 'Gift wrap: yes. Put no prices in the parcel.',
  toHidePrices: 'A present: put no prices in the parcel.',
}
