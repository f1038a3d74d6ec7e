import { pluralOf } from '../../../../platform/plural.ts'
import { packing } from './en/packing.ts'
import { parcel } from './en/parcel.ts'
import { slips } from './en/slips.ts'

const plural = pluralOf('en')
const parcelsOf = (count: number) => plural(count, { one: '# parcel', other: '# parcels' })

/** The screens of parcels and their slips, in English. */
export const en = {
  title: 'Parcels',
  toSend: {
    title: 'Ready to send',
    none: 'Nothing is ready to be sent.',
    more: (count: number) =>
      `The ${count} most urgent orders are shown. Pack these, and the next ones follow.`,
    pack: 'Pack',
    choose: (number: string) => `Pack ${number}`,
    columns: {
      order: 'Order',
      to: 'To',
      ready: 'Ready',
      notYet: 'Not ready yet',
      promised: 'Due',
      delivery: 'Delivery',
    },
    due: (date: string) => `ready by ${date}`,
  },
  decisions: {
    title: 'Decide about the money first',
    text: 'Pack these only when you know that they are to be sent.',
    reasons: {
      'amount-differs': 'Another amount was paid',
      'payment-unknown': 'Payment not clear',
      'payment-overdue': 'Payment overdue',
      disputed: 'Payment disputed',
      'refund-failed': 'A refund failed',
    } as Record<string, string>,
  },
  beingPacked: {
    title: 'Being packed',
    none: 'No parcel is being packed.',
    count: parcelsOf,
    toTable: 'Enter numbers and send',
    slips: 'Print packing slips',
    units: (count: number) => plural(count, { one: '# piece', other: '# pieces' }),
  },
  underWay: {
    title: 'Sent, not delivered yet',
    none: 'No parcel is under way.',
    more: (count: number) => `The ${count} that should arrive first are shown.`,
    columns: {
      order: 'Order',
      to: 'To',
      sent: 'Sent',
      carrier: 'Carrier',
      expected: 'Arrives by',
    },
    overdue: 'Should have arrived',
    follow: 'Follow the parcel',
    choose: (number: string) => `The parcel of ${number} has arrived`,
    delivered: 'Mark as delivered',
  },
  done: {
    packed: (count: number) => `${parcelsOf(count)} packed. Print the slips, then send.`,
    unpacked: 'The parcel was unpacked. What was in it is ready to be sent again.',
    sent: (count: number) => `${parcelsOf(count)} sent.`,
    delivered: (count: number) => `${parcelsOf(count)} delivered.`,
    corrected: 'Carrier and number were corrected.',
    someDelivered: (count: number) =>
      `${parcelsOf(count)} delivered. Somebody else has changed the others in the meantime.`,
    nothing: 'Nothing was chosen.',
    noneReady: 'Nothing in these orders is ready any more. This is how they stand now.',
    changed: 'Somebody else has just changed this parcel. This is how it stands now.',
  },
  tell: {
    sent: 'Send the mail “Your parcel is on its way” for each parcel',
    delivered: 'Send the mail “Your parcel has arrived”',
    show: 'Show the mail',
  },
  mail: {
    title: 'The mail before it goes',
    back: 'The parcel',
    hint: 'Carrier, number and link come in when the parcel is sent.',
  },
  packing,
  slips,
  parcel,
}
