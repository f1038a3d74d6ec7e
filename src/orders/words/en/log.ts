/** What the desk's log calls what is done to orders. */
export const log = {
  acts: {
    'address-corrected': 'Address corrected',
    'mail-sent-again': 'Mail sent again',
    'note-written': 'Note written',
    'note-sent': 'Note sent to the customer',
  },
  subjects: { order: 'Order' },
  fields: { address: 'Address', kind: 'Kind', mail: 'Mail', note: 'Note' },
}
