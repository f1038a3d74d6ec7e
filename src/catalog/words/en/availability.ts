import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

const workingDays = (days: number) =>
  plural(days, { one: '# working day', other: '# working days' })

/** Availability, and how soon. */
export const availability = {
  of: {
    'in-stock': 'In stock',
    low: 'Only a few left',
    'last-one': 'Only one left',
    'sold-out': 'Sold out',
    'made-to-order': 'Made to order',
    'on-request': 'On request',
  },
  madeIn: (days: number) => `Made to order: ready to send in ${workingDays(days)}`,
  workshop: (days: number) => `ready to send in ${workingDays(days)}`,
  /**
   * For several variants. `option`: what distinguishes them, such as "Ring size"; null if it has no
   * name.
   */
  either: (option: string | null) =>
    `In stock or made to order, depending on the ${(option ?? 'choice').toLowerCase()}`,
  someSoldOut: (rest: string) => `${rest}; some are sold out`,
  /** In place of a price. */
  priceOnRequest: 'Price on request',
  /** A value or variant among others that are available. */
  soldOutToo: 'sold out',
}
