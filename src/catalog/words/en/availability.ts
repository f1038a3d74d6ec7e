import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

const workingDays = (days: number) =>
  plural(days, { one: '# working day', other: '# working days' })

/** Whether a piece can be had, and how soon. */
export const availability = {
  of: {
    'in-stock': 'In stock',
    low: 'Only a few left',
    'last-one': 'Only one left',
    'sold-out': 'Sold out',
    'made-to-order': 'Made to order',
  },
  madeIn: (days: number) => `Made to order: ready to send in ${workingDays(days)}`,
  workshop: (days: number) => `ready to send in ${workingDays(days)}`,
  /**
   * Of several variants. `option`: what they differ in, such as "Ring size"; null where it has no
   * name.
   */
  either: (option: string | null) =>
    `In stock or made to order, depending on the ${(option ?? 'choice').toLowerCase()}`,
  someSoldOut: (rest: string) => `${rest}; some are sold out`,
  /** A value or a variant, among others that can be had. */
  soldOutToo: 'sold out',
}
