/** How an order travels. */
export const delivery = {
  ways: { standard: 'Standard', insured: 'Insured, signed for' },
  onlyInsured: 'We send pieces of this value only insured and signed for.',
}
