/** What the page and the mail about a sold-out variant say. */
export const en = {
  title: 'Tell me when it’s back',
  lead: 'We’ll send you one email when it can be bought again, and nothing else: no newsletter. We delete your address once the email is sent, or after a year.',
  which: 'Sold out',
  email: 'Email address',
  send: 'Email me once',
  wrongEmail: 'Please enter your email address.',
  wrongVariant: 'Please choose one that is sold out.',
  tooMany:
    'We can’t take any more requests like this just now. Please write to us and we’ll note it for you.',
  /** `name`: the product and what distinguishes the variant. */
  noted: (name: string) => `We’ll email you once when this is back: ${name}.`,
  goBack: 'Back to the piece',

  stop: {
    title: 'Stop these emails',
    lead: 'We’ll send no more emails about sold-out pieces to the address that got this link, whoever asks for them, and we’ll delete what still waits. Emails about your orders still come.',
    send: 'Stop these emails',
    done: 'Done: we’ll send you no more emails like this.',
    goBack: 'To the shop',
  },

  mail: {
    subject: (name: string) => `Back in the shop: ${name}`,
    title: 'It’s back',
    text: (name: string) =>
      `${name} can be bought again. Others may have asked too, and we can’t keep it for you, so it may be gone again soon.`,
    see: 'See the piece',
    why: 'Somebody asked on our site for this email to be sent to this address, which we have now deleted. If it wasn’t you, or you want no more of them:',
    stop: 'Stop these emails',
  },
}
