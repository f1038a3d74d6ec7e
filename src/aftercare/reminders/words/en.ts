/** What pages and mails say of reminders. */
export const en = {
  title: 'Remind me',
  lead: 'We’ll email the address of this order, and only about what you ask for here.',
  /** Of the order's page. */
  nothing: 'We can email you before an anniversary, or when it’s time to have plating renewed.',
  add: 'Remind me of something',
  end: 'Stop this reminder',
  /** What stops, for who hears the button without seeing what stands beside it. */
  endThis: (what: string) => `Stop this reminder: ${what}`,
  /** `day`: `12 December`. */
  anniversary: (day: string) => `${day}, every year`,
  replating: 'New plating',
  next: (date: string) => `Next email: ${date}`,

  /** Word for word what is agreed to: other words are another text on record. */
  consent: {
    anniversary:
      'Yes, email me two weeks before this day, every year for up to five years. I can end it with one click, on the page of my order or in each email.',
    replating:
      'Yes, email me once, a year after I bought it. I can end it with one click, on the page of my order or in the email.',
  },
  noConsent: 'Please tick the box, so that we may email you.',
  ofDay: {
    title: 'An anniversary',
    lead: 'A wedding, a birthday: our email comes two weeks before, in time for a present to be made.',
    day: 'Day',
    month: 'Month',
    choose: 'Choose',
    wrongDay: 'Please choose a day.',
    wrongMonth: 'Please choose a month.',
    noSuchDay: 'This month has no such day.',
    send: 'Remind me of this day',
  },
  ofPlating: {
    title: 'New plating',
    lead: (pieces: string) =>
      `Plating wears off with time, and can be renewed: we’ll email you a year after you bought it. This is about: ${pieces}.`,
    send: 'Remind me in a year',
    runs: 'We’ll remind you of new plating.',
  },
  tooMany: 'There are as many reminders of this order as we can keep.',
  goBack: 'Back to your order',

  ended: {
    title: 'Stop this reminder',
    lead: 'We’ll send you no more emails of this reminder. Emails about your orders still come.',
    send: 'Stop this reminder',
    doneTitle: 'This reminder has stopped',
    done: 'Done: we’ll send you no more emails of this reminder.',
    again: 'If you want it again, ask for it on the page of your order.',
    toOrder: 'Your order',
    wrongTitle: 'This link doesn’t work',
    wrong:
      'Please open the link as it stands in our email, or stop the reminder on the page of your order.',
  },

  mail: {
    anniversary: {
      /** `day`: `12 December`. */
      subject: (day: string) => `${day} is coming up`,
      title: (day: string) => `${day} is coming up`,
      /** `date`: `Saturday 12 December 2026`. */
      text: (date: string) =>
        `You asked us to remind you of this day: ${date}.\n\nIf you’re looking for a present: the page of each piece says by when it can be with you.`,
      see: 'See the pieces',
    },
    replating: {
      subject: 'A year on: is it time for new plating?',
      title: 'Is it time for new plating?',
      text: (pieces: string) =>
        `A year ago you bought this from us, and asked us to remind you: ${pieces}.\n\nPlating wears off with time, soonest where a piece is worn most. If you can see the metal beneath, it can be renewed: ask us on the page of your order, or answer this email.`,
      see: 'See your order',
    },
    /** `order`: its number; `date`: when it was asked for. */
    why: (order: string, date: string) =>
      `You asked for this email on the page of your order ${order}, on ${date}.`,
    stop: 'Stop this reminder',
  },
}
