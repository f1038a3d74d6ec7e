import { pluralOf } from '../../../../../platform/plural.ts'

const plural = pluralOf('en')

/** The table in which parcels get their numbers and are sent. */
export const packing = {
  title: 'Pack and send',
  none: 'No parcel is being packed.',
  toSend: 'See what is to be sent',
  more: (shown: number, rest: number) =>
    `The first ${shown} are shown. Send them, and ${plural(rest, { one: 'the last one follows', other: 'the other # follow' })}.`,
  caption: 'Parcels being packed',
  columns: {
    send: 'Send',
    parcel: 'Parcel',
    carrier: 'Carrier',
    number: 'Tracking number',
    safety: 'Insurance and signature',
    acts: 'Not yet',
  },
  of: (what: string, number: string) => `${what}, ${number}`,
  insured: 'Insured',
  signature: 'Signature',
  link: 'Link to follow it, if there is one',
  other: 'Another carrier',
  handedOver: 'Handed over',
  moreCarriers: 'Show all carriers',
  chooseCarrier: 'Choose the carrier',
  keep: 'Send it like this',
  unpack: 'Unpack',
  why: {
    method: 'Paid for: insured, signed for',
    value: (limit: string) => `From ${limit}: insured, signed for`,
  },
  problems: {
    carrier: 'Choose the carrier.',
    looksWrong: (carrier: string) => `This does not look like a number of ${carrier}.`,
    noNumber: 'Without a number nobody can follow it.',
    numberMissing: 'An insured parcel has a number. Enter it.',
    link: 'Enter a whole address, like https://example.com/…',
    insured: 'Must be insured.',
    signature: 'Must be signed for.',
    'not-paid': 'Not sent: the money of this order went back. Unpack it.',
    'changed-meanwhile': 'Not sent: somebody else has just changed this parcel. Check it again.',
    'number-used': 'Not sent: another parcel has this number.',
  },
  sent: (numbers: string) => `Sent: ${numbers}.`,
  notSent: (count: number) =>
    plural(count, {
      one: '# parcel was not sent. The table says why.',
      other: '# parcels were not sent. The table says why.',
    }),
  checked: 'Nothing was sent yet. All ticked parcels can be sent as they are.',
  notChecked: 'Nothing was sent yet. The table says what is missing.',
  mail: 'Mail to the customer',
  check: 'Check the numbers',
  send: 'Send the ticked parcels',
  export: {
    title: 'File for a carrier’s own shipping desk',
    hint: 'A CSV file of the ticked parcels. Downloads are noted in the log.',
    format: 'Format',
    formats: {
      general: 'General (PostNL and others)',
      dhl: 'DHL Paket, business portal',
      'royal-mail': 'Royal Mail, Click & Drop',
    },
    contact: 'With email addresses and telephone numbers',
    download: 'Download',
  },
}
