/** Pieces that go back into stock. */
export const restock = {
  title: 'Back into stock',
  pageTitle: (number: string) => `Back into stock, ${number}`,
  lead: 'Tick what can be sold again. Each piece goes into stock once, and then belongs to whoever buys it next.',
  unit: (title: string, unit: number, of: number) =>
    of === 1 ? title : `${title}, ${unit} of ${of}`,
  returned: 'came back',
  cancelled: 'not sent',
  engraved: 'Engraved: only if it can be sold as new.',
  damaged: 'Came back damaged.',
  madeToOrder: 'Made to order: it was never in stock.',
  save: 'Put into stock',
  none: 'No piece of this order can go into stock: nothing came back or was cancelled, or it is there already.',
  open: 'Put into stock',
  nothing: 'Please tick what goes into stock.',
  refused: {
    'moved-meanwhile':
      'Somebody was quicker, so nothing was put into stock. This is how it stands now.',
    'not-allowed': 'That can’t be put into stock as it stands. Nothing was changed.',
    'nothing-held':
      'The order has given its stock back already, so nothing was put into stock again.',
  },
}
