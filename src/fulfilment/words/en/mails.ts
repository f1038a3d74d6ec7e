import type { DelayRight } from '../../delay-rules.ts'

/** What mails say while an order is made and sent. `order`: its number. */
export const mails = {
  seeOrder: 'See your order',
  seeOrderAt: (link: string) => `See your order: ${link}`,

  begun: {
    subject: (order: string) => `Order ${order}: we’ve begun to make it`,
    title: 'We’ve begun to make it for you',
    opening: (order: string) => `Work on order ${order} has begun. We’re making for you:`,
  },
  delayed: {
    subject: (order: string) => `Order ${order} will take longer`,
    title: 'It will take longer than we promised',
    opening: (order: string) =>
      `We can’t keep the dates we promised you for order ${order}, and we’re sorry. These are the new ones:`,
    /** `date`: the last day on which it was promised to arrive. */
    rights: {
      'further-time': (date: string) =>
        `Your rights as a consumer: if your order isn’t with you by ${date}, as we promised, you can set us a reasonable further time to deliver. If we don’t deliver by then either, you can cancel and get back everything you paid for it, without undue delay. You can cancel at once if the date was plainly essential, or you told us before you ordered that it was.`,
      'agree-or-cancel': () =>
        'It’s your choice: you can agree to the new dates, or cancel the order and promptly get all your money back. Please tell us which you’d like.',
    } satisfies Record<DelayRight, (date: string) => string>,
    answer: 'If you have any questions, or would rather not wait, please reply to this email.',
  },
  /** The promised dates hold after a delay was announced. */
  kept: {
    subject: (order: string) => `Order ${order}: good news about the dates`,
    title: 'The dates we first promised hold',
    opening: (order: string) =>
      `We told you that order ${order} would take longer. It won’t: the dates we promised you at first hold again.`,
  },
  changed: {
    subject: (order: string) => `Order ${order} has been changed`,
    title: 'We’ve changed your order',
    opening: (order: string) => `We’ve changed order ${order} for you:`,
    was: (what: string) => `Before: ${what}`,
    is: (what: string) => `Now: ${what}`,
    same: 'The price stays the same.',
    paid: (amount: string) => `You’ve paid the difference of ${amount}.`,
    back: (amount: string) => `It costs ${amount} less. We’re sending that back to you.`,
    answer: 'If that isn’t what you wanted, please reply to this email right away.',
  },
  sent: {
    subject: (order: string) => `Order ${order}: your parcel is on its way`,
    title: 'Your parcel is on its way',
    opening: (order: string) => `We’ve sent you a parcel of order ${order}.`,
    /** `carrier`: its name. */
    openingBy: (order: string, carrier: string) =>
      `We’ve handed a parcel of order ${order} to ${carrier}.`,
    contents: 'In this parcel:',
    number: (number: string) => `Tracking number: ${number}`,
    postcode: 'To follow it, you may need the postcode of the delivery address.',
    goesTo: 'Delivery address:',
    follows: 'Still to come:',
    follow: 'Follow your parcel',
    followAt: (link: string) => `Follow your parcel: ${link}`,
  },
  delivered: {
    subject: (order: string) => `Order ${order}: your parcel has arrived`,
    title: 'Your parcel has arrived',
    opening: (order: string) =>
      `A parcel of order ${order} has been delivered. We hope you’ll love what’s in it.`,
    missing:
      'If you haven’t got it, or something isn’t as it should be, please reply to this email.',
  },
}
