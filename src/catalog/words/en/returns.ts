/** What the shop says, before and after, of what cannot be sent back. */
export const returns = {
  ifEngraved: 'An engraved piece is made for you: it cannot be sent back, unless it is faulty.',
  not: 'Made for you: it cannot be sent back, unless it is faulty.',
  beforePaying: (titles: string[]) =>
    `Made for you, and not to be sent back unless it is faulty: ${titles.join(', ')}.`,
  policy: 'What can be sent back',
  cases: {
    engraved: 'A piece that was engraved',
    madeToOrder: 'A piece of the catalogue that is made to order, in a size from its list',
    inStock: 'A piece as it lies in the shop',
  },
}
