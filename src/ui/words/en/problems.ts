/** What every page about a problem says. */
export const problems = {
  reference: 'Reference:',
  toShop: 'To the shop',
  again: 'Try again',
  search: 'Search',
  lookFor: 'What are you looking for?',

  /** In the head of the page that is not here. */
  notFound: 'Not found',
  notHere: {
    title: 'This page is not here',
    text: 'The piece may have been sold for good, or the link is old. The collections show what there is now.',
  },
  fromElsewhere: {
    title: 'This form came from elsewhere',
    text: 'For your safety we take forms only from our own pages. Please open the page here and send it again.',
  },
  /** Of an address that has only a page, or only takes a form. */
  otherMethod: {
    title: 'This address does not work that way',
    text: 'Our pages are there to be read, and their forms to be sent. Please use the links and buttons on them.',
  },
  noForm: { title: 'This is not a form', text: 'Please use the forms on our pages.' },
  tooMuch: { title: 'That is too much', text: 'Please shorten what you sent.' },
  notSetUp: {
    title: 'This shop is not set up yet',
    text: 'It is being prepared. Please come back in a few minutes.',
  },
  databaseDown: {
    title: 'The shop cannot look anything up just now',
    text: 'Please try again in a few minutes. Your cart is kept. If you have just paid, a mail tells you as soon as we know.',
  },
  sealed: {
    title: 'This does not open at the moment',
    text: 'We keep what you told us sealed, and cannot unseal it just now. Nothing is lost, your order stands, and we know of it. Please come back later.',
  },
  broken: {
    title: 'Something broke on our side',
    text: 'Nothing you did caused it. Please try again in a moment; if you have just paid, a mail tells you as soon as we know.',
  },
}
