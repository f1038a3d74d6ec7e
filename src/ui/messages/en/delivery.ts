/** How an order travels. */
export const delivery = {
  ways: { standard: 'Standard', insured: 'Insured, against a signature' },
  onlyInsured: 'Pieces of this value travel only insured and against a signature.',
}
