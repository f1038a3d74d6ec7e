/** What the shop says before and after buying about goods that cannot be returned. */
export const returns = {
  ifEngraved: 'An engraved piece is made for you: it can’t be returned unless it’s faulty.',
  not: 'Made for you: it can’t be returned unless it’s faulty.',
  beforePaying: (titles: string[]) =>
    `Made for you, so it can’t be returned unless it’s faulty: ${titles.join(', ')}.`,
  policy: 'What can be returned',
  cases: {
    engraved: 'A piece we have engraved',
    madeToOrder: 'A piece from our catalogue, made to order in one of its listed sizes',
    inStock: 'A piece from our stock',
  },
}
