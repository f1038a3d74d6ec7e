/** What stands beside a price. */
export const prices = {
  /** Of several: the lowest. */
  from: <P>(price: P) => ['from ', price],
  /** To whoever hears a reduced price: before the new one, and before the old one. */
  now: 'Now',
  before: 'was',
}
