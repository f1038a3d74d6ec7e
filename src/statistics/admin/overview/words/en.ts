/** The overview of statistics, in English. */
export const en = {
  figures: 'Figures',
  notFiltered: 'Of all orders: which visit an order came from is not kept.',
  notOfFiltered: 'Not known for a part of the visits.',
  reading: {
    read: (when: string) => `As read from the payment provider on ${when}.`,
    partly: 'Not complete yet: the journal is still being read.',
    never: 'The journal has not been read yet, so what came by card is missing.',
  },
  elsewhere: (count: number, currency: string) =>
    `${count === 1 ? 'One movement is' : `${count} movements are`} not in ${currency}, and not added up.`,
  partial: 'The first and the last month are not whole.',
}
