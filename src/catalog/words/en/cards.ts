import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

/** Words on a product's card in a list. */
export const cards = {
  soldOut: 'Sold out',
  keep: (title: string) => `Keep ${title}`,
  inMetals: (count: number) => plural(count, { one: 'In # metal', other: 'In # metals' }),
}
