/** What a visitor reads where something is missing or broken. */
export const en = {
  /** Title of the page for an unknown address. */
  notFound: 'Not found',
  notHere: {
    title: 'This page isn’t here',
    text: 'The piece may be gone for good, or the link may be old. Our collections show what we have now.',
  },
  fromElsewhere: {
    title: 'This form came from elsewhere',
    text: 'For your safety, we accept forms only from our own pages. Please open the page here and send it again.',
  },
  /** For an address that is only a page, or only takes a form. */
  otherMethod: {
    title: 'This address doesn’t work that way',
    text: 'Please use the links and buttons on our pages.',
  },
  noForm: { title: 'This isn’t a form', text: 'Please use the forms on our pages.' },
  tooMuch: { title: 'That’s too much', text: 'Please shorten what you sent.' },
  notSetUp: {
    title: 'This shop isn’t set up yet',
    text: 'We’re getting it ready. Please come back in a few minutes.',
  },
  databaseDown: {
    title: 'We can’t look anything up just now',
    text: 'Please try again in a few minutes. We’ve kept your cart. If you’ve just paid, we’ll email you as soon as we know.',
  },
  sealed: {
    title: 'We can’t open this at the moment',
    text: 'We keep what you told us encrypted, and can’t unlock it just now. Nothing is lost, your order stands, and we know about it. Please come back later.',
  },
  broken: {
    title: 'Something went wrong on our side',
    text: 'It wasn’t anything you did. Please try again in a moment; if you’ve just paid, we’ll email you as soon as we know.',
  },
}
