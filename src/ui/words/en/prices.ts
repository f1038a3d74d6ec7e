/** Words beside a price. */
export const prices = {
  /** For the lowest of several prices. */
  from: <P>(price: P) => ['from ', price],
  /** For screen readers, of a reduced price: before the new one, and before the old one. */
  now: 'Now',
  before: 'was',
  tooMuch: <L>(link: (text: string) => L, phone: string) => [
    'This comes to more than can be paid online in one order. Please ',
    link('write to us'),
    ` or call ${phone}: we’ll gladly arrange it with you.`,
  ],
  tooLittle: 'This is less than can be paid online. Please add something to it.',
}
