/** What the shop says about gifts. */
export const gift = {
  title: 'A gift?',
  wrap: 'Wrap it as a gift',
  wrapHint: 'Wrapped by hand, at no charge.',
  message: 'Message on the card',
  messageHint: (letters: number) =>
    `Up to ${letters} letters. We write it as it stands here, line by line.`,
  tooLong: (letters: number) => `Please keep the message within ${letters} letters.`,
  noPrices: 'There are no prices in the parcel.',
  wrapping: 'Gift wrap',
  wrapped: 'Wrapped as a gift',
  cardSays: 'Gift message',
  /** To the owner. */
  toWrap: 'Gift wrap: yes. Put no prices into the parcel.',
}
