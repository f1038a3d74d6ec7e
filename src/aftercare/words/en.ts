/** Of many pieces, how many: "2 × Ring", and "Ring" of one. */
const units = (quantity: number, name: string) => (quantity === 1 ? name : `${quantity} × ${name}`)

export const en = {
  title: 'Your pieces from now on',
  again: {
    button: 'Order again',
    nothing: 'None of this can be ordered again as it was.',
    missing: (pieces: string) => `Cannot be had now: ${pieces}.`,
    engraved: 'Engraving is not copied. Choose it anew on the product’s page.',
    units,
  },
}
