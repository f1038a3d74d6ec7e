import { pluralOf } from '../../../../../platform/plural.ts'

const plural = pluralOf('en')

/** The form that sends money back, and what it shows before anything is sent. */
export const form = {
  title: (number: string) => `Send money back, ${number}`,
  left: (left: string, paid: string) => `${left} of the ${paid} that was paid can still go back.`,
  all: 'All that is left',
  allHint:
    'Every piece, the delivery and whatever was paid too much. The next page shows it first.',
  lines: 'What goes back',
  gone: 'All of it went back.',
  units: 'How many',
  of: (units: number) => plural(units, { one: 'of # left', other: 'of # left' }),
  amount: 'Amount',
  amountHint: (price: string) => `Empty: ${price} each`,
  amountLeft: (amount: string) => `Empty: the ${amount} that is left`,
  delivery: 'Delivery',
  deliveryHint: (left: string) =>
    `Empty: all ${left} when nothing of the order is kept any more, otherwise nothing. A customer who withdraws from the whole order gets standard delivery back; what a dearer way cost more may stay with you.`,
  other: 'Another amount',
  otherHint: 'Goodwill, or what was paid too much.',
  otherMoney: 'It was paid in another currency than the order’s, so only an amount can go back.',
  how: 'Why and how',
  reason: 'Reason',
  note: 'Note to the customer',
  noteHint: 'Stands in the mail.',
  cancel: 'Do not make or send what goes back',
  cancelHint: 'Pieces that are still here are cancelled. What was sent stays as it is.',
  tell: 'Send the customer the mail “money sent back” when the money has gone',
  way: 'How it goes back',
  ways: { provider: 'The way it was paid', transfer: 'By bank transfer', cash: 'In cash' },
  byHandHint: 'It was paid to you directly. Pay it back first, then note it here.',
  reference: 'Reference of the transfer',
  show: 'Show what happens',

  preview: {
    title: 'What happens',
    /** `left`: all that could go back. */
    money: (amount: string, left: string, way: string) => `${amount} of ${left} goes back ${way}`,
    fee: (fee: string) => `the provider’s fee of ${fee} is not given back`,
    feeUnknown: 'the provider’s fee is not given back',
    cancelled: (pieces: number, what: string) =>
      plural(pieces, {
        one: `# piece is cancelled (${what})`,
        other: `# pieces are cancelled (${what})`,
      }),
    isWhole: 'All the money goes back, so whatever was not sent is cancelled.',
    mail: 'The customer gets this mail when the money has gone:',
    noMail: 'The customer gets no mail.',
    stock: 'Nothing goes into stock by itself. The next page offers it.',
    send: (amount: string) => `Send ${amount} back`,
    change: 'Change it',
  },
}
