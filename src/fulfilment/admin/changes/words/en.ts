import { pluralOf } from '../../../../platform/plural.ts'

const plural = pluralOf('en')

/** Amounts and dates come formatted. */
export const en = {
  title: (number: string) => `Change what was ordered: ${number}`,
  back: (number: string) => `Order ${number}`,
  now: 'As it is',
  form: 'What it should be',
  changeable: (units: number, of: number) =>
    units === of
      ? plural(of, {
          one: 'Nobody has begun to work on it.',
          other: 'Nobody has begun to work on any of the #.',
        })
      : plural(units, {
          one: `# of ${of} can still be changed: work on the others has begun, or they are packed or refunded.`,
          other: `# of ${of} can still be changed: work on the others has begun, or they are packed or refunded.`,
        }),
  units: 'How many of them',
  all: (units: number) => `All ${units}`,
  variant: 'Variant',
  variantHint: 'With today’s price, and what is free to sell.',
  inStock: (units: number) => `${units} in stock`,
  madeToOrder: (days: number) =>
    days > 0
      ? plural(days, {
          one: 'made to order, # working day',
          other: 'made to order, # working days',
        })
      : 'made to order',
  soldOut: 'sold out',
  engraving: 'Engraving',
  engravingHint: (letters: number) =>
    plural(letters, {
      one: 'Up to # letter. Leave it empty for none.',
      other: 'Up to # letters, spaces included. Leave it empty for none.',
    }),
  font: 'Lettering',
  show: 'Show what changes',

  preview: 'What changes',
  was: 'Before',
  becomes: 'Then',
  price: 'Price',
  same: 'The price stays the same: it is changed at once.',
  dearer: (amount: string) =>
    `${amount} more: the customer gets a link to pay it, and it is changed once that is paid. The link is open for 23 hours, and the new piece is kept for them until then.`,
  cheaper: (amount: string, way: 'provider' | 'transfer' | 'cash') =>
    ({
      provider: `${amount} less: it is changed at once, and the difference goes back the way it was paid.`,
      transfer: `${amount} less: it is changed at once. Send the difference by bank transfer: the books have it as sent.`,
      cash: `${amount} less: it is changed at once. Hand over the difference: the books have it as paid out.`,
    })[way],
  paidFirst: 'The customer gets the mail “order changed” once the difference is paid.',
  lateHint: (ready: string, promised: string) =>
    `The new piece can be ready by ${ready} as the workshop usually works, and the order was promised for ${promised}.`,
  moveDate: 'Move the date',
  tell: 'Send the customer this mail',
  save: 'Change it',
  saveAndAsk: 'Send the link to pay',
  saveAndRefund: 'Change it and send the difference back',

  refused: {
    'not-allowed':
      'That can’t be changed any more: work on it has begun, it is packed or refunded, or another change of it waits for its payment.',
    'changed-meanwhile':
      'Somebody changed this order, or a price, at the same moment, so nothing was changed. What you chose is still here: please look at it again.',
    'no-change': 'That is what it is already. Please choose another variant or engraving.',
    'too-many-units': 'So many of them can’t be changed any more.',
    'sold-out': 'That one is sold out, or there are not as many of it.',
    'other-currency':
      'The order was paid in another currency than the shop sells in by now, so only changes at the same price are possible.',
    'may-not-refund':
      'That is cheaper, and money goes back. Only somebody who may send refunds can make this change.',
    'no-email':
      'There is no e-mail address to send a link to. Take a new order for the difference.',
    'too-many-unpaid':
      'Three orders of this customer wait for their payment already. Call one of them off first.',
    'more-than-paid': 'More would go back than was paid for this order and not refunded yet.',
    'more-than-sold': 'More would go back than was paid for this line and not refunded yet.',
    'not-refundable': 'Money of this order can’t go back as it stands. Nothing was changed.',
    'payments-unavailable':
      'The payment provider does not answer, so no link was sent and nothing was changed. Try again in a minute.',
    'total-too-large': 'The difference is more than the payment provider takes at once.',
    'total-too-small':
      'The difference is less than the payment provider takes. Choose another variant, or leave it as it is.',
    'paid-meanwhile': 'Too late to call it off: the money has come, or is on its way.',
  },

  card: {
    title: 'Changes',
    states: { waiting: 'Waits for payment', applied: 'Changed', dropped: 'Not made' },
    was: (what: string) => `Before: ${what}`,
    is: (what: string) => `Now: ${what}`,
    willBe: (what: string) => `To be: ${what}`,
    more: (amount: string) => `${amount} more`,
    less: (amount: string) => `${amount} back`,
    until: (when: string) => `The link is open until ${when}.`,
    by: (when: string, who: string) => (who ? `${when}, ${who}` : when),
    order: 'Order for the difference',
    drop: 'Call it off',
    change: 'Change',
    changeName: (line: string) => `Change: ${line}`,
    unfinished: 'A change of this line waits for its payment: better not begin with it.',
  },
  difference: (number: string) => `Difference for ${number}`,
}
