/** Words beside a price. */
export const prices = {
  /** For the lowest of several prices. */
  from: <P>(price: P) => ['from ', price],
  /** For screen readers, of a reduced price: before the new one, and before the old one. */
  now: 'Now',
  before: 'was',
}
