/** The overview of statistics, in English. */
export const en = {
  figures: 'Figures',
  notFiltered: 'All orders: which visit led to an order is not recorded.',
  notOfFiltered: 'Not known for filtered visits.',
  reading: {
    read: (when: string) => `As read from the payment provider on ${when}.`,
    partly: 'Not complete yet: the journal is still being read.',
    never: 'The journal has not been read yet, so what came by card is missing.',
  },
  elsewhere: (count: number, currency: string) =>
    `${count === 1 ? 'One movement is' : `${count} movements are`} not in ${currency}, and not included.`,
  partial: 'The first and last months may be incomplete.',
}
