const confirm = {
  title: 'Confirm your email address',
  lead: 'Press the button, and we’ll email you about:',
  leadSubscribed:
    'You get our emails already. Press the button, and from now on we’ll email you about:',
  choose: 'Tick what you’d like us to email you about.',
  greeting: (name: string) => `We’ll greet you as ${name}.`,
  send: 'Confirm',
  expired:
    'This link doesn’t work any more: it’s good for seven days. Please sign up again, and we’ll send you another one.',
}

const done = {
  askedTitle: 'Please look in your inbox',
  asked:
    'We’ve sent you an email with a link. Once you confirm there that the address is yours, you’re signed up, and not before.',
  notThere:
    'Nothing there after a few minutes? Please look among the spam. An address gets three such emails a day and six a month at most, so that nobody can be pestered with them.',
  confirmedTitle: 'You’re signed up',
  confirmed:
    'Thank you. You’ll hear from us about what you’ve chosen, and about nothing else. Every email has a link to leave.',
  usedTitle: 'Confirmed already',
  used: 'This link has done its work: the address was confirmed with it. If you’ve left since and would like to come back, please sign up again.',
  preferences: 'Change what you hear about, or leave',
  again: 'Sign up again',
  toShop: 'To the shop',
}

const mails = {
  confirm: {
    subject: (shop: string) => `Please confirm: emails from ${shop}`,
    title: 'Is this your address?',
    asked:
      'Somebody, we hope you, has asked on our site to get emails from us at this address, about:',
    askedAtCheckout:
      'Somebody, we hope you, has asked for our newsletter while ordering at our shop. What about, you choose on the page that the button opens.',
    send: 'Confirm',
    ifNot:
      'The link works for seven days. If it wasn’t you, do nothing: we’ll send you no newsletter, and delete this address after 30 days.',
  },
  subscribed: {
    subject: (shop: string) => `You already get emails from ${shop}`,
    title: 'You’re signed up already',
    asked:
      'Somebody, we hope you, has asked on our site to get emails from us at this address. You get them already. Now it was about:',
    askedAtCheckout:
      'Somebody, we hope you, has asked for our newsletter while ordering at our shop. You get it already. To choose anew what you hear about, press the button.',
    send: 'Hear about this instead',
    ifNot:
      'The link works for seven days. If it wasn’t you, do nothing: everything stays as it is.',
    preferences: 'Change anything else, or leave',
  },
  welcome: {
    subject: (shop: string) => `You’re signed up: emails from ${shop}`,
    title: 'You’re signed up',
    text: 'Your address is confirmed. From now on you’ll hear from us about:',
    preferences: 'Change what you hear about',
    leave: 'Leave',
  },
}

/** What the pages and mails say to whoever signs up. */
export const en = {
  title: 'Emails from our workshop',
  lead: 'You choose what you’d like to hear about. We email you about that and nothing else, as often as it says below, and you can leave at any time with one click.',
  email: 'Email address',
  name: 'Name',
  nameHint: 'So that we can greet you. We use it for nothing else.',
  topics: 'What would you like to hear about?',
  send: 'Sign up',
  /** What somebody agrees to; kept with the record of it. */
  consent: (shop: string) =>
    `By pressing “Sign up”, I ask ${shop} to email me about what I’ve ticked above. I can leave at any time: every email has a link for that.`,
  /** The same as the label of a box at the checkout. */
  consentAtCheckout: (shop: string) =>
    `I’d like emails from ${shop}. I’ll choose what about when I confirm my address, and can leave at any time.`,
  /** The same beside the button to which the mail leads that asks people of an imported file. */
  consentToInvitation: (shop: string) =>
    `By pressing “Confirm”, I ask ${shop} to email me about this. I can leave at any time: every email has a link for that.`,
  privacy: 'How we look after your data',
  archive: 'Newsletters that were sent',
  none: 'We don’t send a newsletter yet. Please come back another time.',

  wrongEmail: 'Please enter your email address, like ann@example.com.',
  foreignLetters:
    'Sorry, our emails can’t reach an address with such letters before the @. Please enter another one.',
  disposable:
    'This address is from a service for throwaway addresses. Please enter one that you read.',
  wrongName: 'Please enter a name without a web or email address.',
  noTopic: 'Please tick at least one.',
  tooMany:
    'Many people have signed up from your internet connection today. Please try again tomorrow, or on another one.',

  confirm,
  done,
  mails,
}
