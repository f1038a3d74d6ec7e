import { plural } from './plural.ts'

/** What a card in a list says of a piece. */
export const cards = {
  soldOut: 'Sold out',
  inMetals: (count: number) => plural(count, { one: 'In # metal', other: 'In # metals' }),
}
