/** What the pages and the mails about a piece that is back or costs less say. */
export const en = {
  back: {
    title: 'Tell me when it’s back',
    lead: 'We’ll send you one email when it can be bought again, and nothing else: no newsletter. We delete your address once the email is sent, or after a year.',
    which: 'Sold out',
    wrongVariant: 'Please choose one that is sold out.',
    /** `name`: the product and what distinguishes the variant. */
    noted: (name: string) => `We’ll email you once when this is back: ${name}.`,
  },
  cheaper: {
    title: 'Tell me when it costs less',
    lead: 'We’ll send you one email when it costs less than now, and nothing else: no newsletter. We delete your address once the email is sent, or after a year.',
    which: 'Which one',
    wrongVariant: 'Please choose one that can be bought.',
    noted: (name: string) => `We’ll email you once when this costs less: ${name}.`,
  },
  /** In a list, which a phone cuts off: what it costs, and what it is. */
  costs: (name: string, price: string) => (name ? `${price}: ${name}` : price),
  email: 'Email address',
  send: 'Email me once',
  wrongEmail: 'Please enter your email address.',
  tooMany:
    'We can’t take any more requests like this just now. Please write to us and we’ll note it for you.',
  asked: {
    title: 'One more step',
    lead: 'We’ve sent you an email to be sure that the address is yours. Press the button in it, within a week.',
    notThere:
      'No email? Look in the spam folder. None comes if this address already waits for the same piece or for five in all, was asked three times today, or has stopped these emails.',
  },
  goBack: 'Back to the piece',

  confirm: {
    title: 'One email, once',
    lead: {
      back: (name: string) => `We’ll email you when this can be bought again: ${name}.`,
      cheaper: (name: string) => `We’ll email you when this costs less: ${name}.`,
    },
    send: 'Yes, email me once',
    doneTitle: 'Confirmed',
    mailed: 'We’ve already sent you that email.',
    expiredTitle: 'This link doesn’t work',
    expired:
      'It’s older than a week, or was stopped. Nothing will be sent. You can ask again on the page of the piece.',
    toShop: 'To the shop',
  },

  stop: {
    title: 'Stop these emails',
    lead: 'We’ll send no more emails about pieces that are back or cost less to the address that got this link, whoever asks for them, and we’ll delete what still waits. Emails about your orders still come.',
    send: 'Stop these emails',
    done: 'Done: we’ll send you no more emails like this.',
    goBack: 'To the shop',
  },

  ask: {
    subject: (shop: string) => `Please confirm: one email from ${shop}`,
    title: 'Was it you?',
    asked: {
      back: (name: string) =>
        `Somebody asked on our site for one email to this address when this can be bought again: ${name}.`,
      cheaper: (name: string) =>
        `Somebody asked on our site for one email to this address when this costs less: ${name}.`,
    },
    send: 'Yes, that was me',
    ifNot:
      'If it wasn’t you, you need do nothing: no email is sent, and we delete this address after a week. Or have us never ask it again:',
    stop: 'Stop these emails',
  },

  mail: {
    back: {
      subject: (name: string) => `Back in the shop: ${name}`,
      title: 'It’s back',
      text: (name: string, _price: string) =>
        `${name} can be bought again. Others may have asked too, and we can’t keep it for you, so it may be gone again soon.`,
    },
    cheaper: {
      subject: (name: string) => `Costs less now: ${name}`,
      title: 'It costs less now',
      text: (name: string, price: string) =>
        `${name} costs ${price} now, less than when you asked. Prices can change again, and we can’t keep it for you.`,
    },
    see: 'See the piece',
    why: 'You asked on our site for this email, and we have now deleted your address. If you want no more of them:',
    stop: 'Stop these emails',
  },
}
