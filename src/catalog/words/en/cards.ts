import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

/** What a card in a list says of a piece. */
export const cards = {
  soldOut: 'Sold out',
  inMetals: (count: number) => plural(count, { one: 'In # metal', other: 'In # metals' }),
}
