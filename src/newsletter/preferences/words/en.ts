import { data } from './data.ts'

const pause = {
  title: 'Take a break',
  lead: 'We’ll send you nothing for a while. What you’ve chosen stays as it is.',
  howLong: 'For how long',
  months: (count: number) => (count === 1 ? '1 month' : `${count} months`),
  send: 'Take a break',
  paused: (until: string) => `You’re taking a break: we’ll send you nothing before ${until}.`,
  end: 'End the break now',
}

const leave = {
  title: 'Leave',
  lead: 'You’ll get no more newsletters from us. Emails about your orders still come.',
  send: 'Leave the newsletter',
  /** `until`: the day on which it is deleted. */
  left: (until: string) =>
    `You’ve left, and no newsletter goes to you any more. If it was a mistake, you can come back as you were; on ${until} we delete your name and address.`,
  back: 'Come back',
}

/** Why nothing is sent, of who has not left. */
const stopped = {
  removed: 'We’ve taken this address off our newsletter. To get it again, please sign up again.',
  bounced:
    'Our emails to this address came back, so we send no newsletter there any more. Please sign up with another one, or write to us.',
  complained:
    'One of our emails was marked as spam, so we send no newsletter to this address any more. If that was a mistake, please write to us.',
}

const notices = {
  saved: 'Saved: from now on you’ll hear about what’s ticked below.',
  paused: 'Noted: enjoy the break.',
  resumed: 'The break is over: you’ll hear from us again.',
  left: 'You’ve left the newsletter.',
  back: 'You’re back: everything is as it was.',
  'not-saved':
    'Nothing was changed: you’ve left the newsletter meanwhile, or changed your mind very often today. Come back first, or try again tomorrow, please.',
  'other-address':
    'Nothing was changed: in this browser, a link for another address was opened meanwhile. It’s the one below.',
}

const link = {
  title: 'Get a link to your newsletter preferences',
  lead: 'There is no password: we’ll email you a link. It shows what you get, and lets you change it or leave.',
  expired:
    'This link doesn’t work any more, or its hour is over. Please have us send you a new one.',
  email: 'Email address',
  send: 'Email me a link',
  wrongEmail: 'Please enter the email address that gets our newsletter.',
  sentTitle: 'Please look in your inbox',
  sent: 'If this address gets our newsletter, an email with a link is on its way. There is one in an hour at most.',
  tooMany:
    'Many such emails were asked for from your internet connection today. Please try again tomorrow, or use the link in one of our newsletters.',
  mail: {
    subject: (shop: string) => `Your newsletter preferences at ${shop}`,
    title: 'Your newsletter preferences',
    text: 'Somebody, we hope you, has asked on our site for this link. It shows what you hear about from us, and lets you change it, take a break or leave.',
    open: 'Open my preferences',
    ifNot: 'The link works for 30 days. If it wasn’t you, do nothing: everything stays as it is.',
  },
}

const forget = {
  title: 'Be forgotten',
  lead: 'We erase your name, your email address and what you’ve chosen, at once and for good. You’ll get no newsletter any more.',
  stays: 'Two things stay, without your name and address:',
  digest:
    'A number made from your address with a secret key. By it we notice if your address is brought to us again, in a file for instance, and leave it out.',
  consents:
    'For three years, under the same number, when you agreed to what. We may have to show that our emails were wanted (GDPR, article 17(3)(e)).',
  orders: 'Your orders are not touched by this. For them, please write to us.',
  send: 'Erase everything',
  keep: 'Keep everything',
  doneTitle: 'You’re forgotten',
  done: 'We’ve erased your name, your email address and what you’d chosen. No newsletter goes to you any more.',
  toShop: 'To the shop',
}

const unsubscribe = {
  title: 'Leave the newsletter?',
  lead: 'Press the button, and we’ll send you no more newsletters. Emails about your orders still come.',
  send: 'Leave the newsletter',
  rather: 'Rather hear about less, or take a break?',
  leftTitle: 'You’ve left the newsletter',
  left: 'No newsletter goes to you any more. One that was handed to our mail service a moment ago may still come.',
  mistake: 'Was it a mistake? Then everything can be as it was.',
  back: 'Come back',
  signUp: 'If you’d like to hear from us again, please sign up again.',
  toSignUp: 'Sign up',
  backTitle: 'You’re back',
  backAgain: 'Good to have you back: everything is as it was.',
  wrongTitle: 'This link isn’t complete',
  wrong:
    'Your mail program may have cut it. Please copy the whole link from the email, or have us send you a new one.',
  newLink: 'Email me a link',
}

/** What subscribers read about what they get, and about leaving. */
export const en = {
  title: 'Your newsletter',
  /** `address`: with most of it hidden, like “a•••@example.com”. */
  goesTo: (address: string) => `It goes to ${address}.`,
  topics: 'What would you like to hear about?',
  noLongerOffered: 'Not offered any more; you keep it.',
  name: 'Name',
  nameHint: 'So that we can greet you. We use it for nothing else.',
  wrongName: 'Please enter a name without a web or email address.',
  noTopic:
    'With nothing ticked, you’d get nothing from us. If that’s what you’d like, please leave with the button at “Leave”.',
  /** What somebody agrees to; kept with the record of it. */
  consent: (shop: string) =>
    `By pressing “Save”, I ask ${shop} to email me about what I’ve ticked above. I can leave at any time: every email has a link for that.`,
  save: 'Save',
  yours: 'What we know about you',
  yoursLead:
    'Everything that the newsletter keeps about you, as a file: what you’ve chosen, what you agreed to and when, and which newsletters you got.',
  download: 'Download it',
  toForget: 'Be forgotten',

  pause,
  leave,
  stopped,
  notices,
  link,
  forget,
  unsubscribe,
  data,
}
