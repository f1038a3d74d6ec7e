/** What a card in a list says of a piece. */
export const cards = {
  soldOut: 'Sold out',
}
