/** The frame of the desk, in English. */
export const en = {
  /** Title of pages that say no. */
  title: 'Staff',
  closed: {
    title: 'This page is for staff',
    text: 'Please sign in with the email address that the owner of the shop has entered for you. If you have, ask the owner.',
  },
  unknown: {
    title: 'We can’t tell who you are just now',
    text: 'The service that signs staff in doesn’t answer. Nothing is lost; please try again in a minute.',
  },
  notYours: {
    title: 'This isn’t part of your role',
    text: (role: string) =>
      `You’re signed in with the role ${role}, which doesn’t include this page.`,
  },
  notHere: {
    title: 'There’s no such page at the desk',
    text: (role: string) =>
      `The link may be old, or mistyped. You’re signed in with the role ${role}.`,
  },
  nothingYet: {
    title: 'There’s nothing here for you yet',
    text: (role: string) =>
      `You’re signed in with the role ${role}, for which the desk has no pages yet.`,
  },
  leadsTo: 'You may go to:',
  reference: 'Reference:',
  asSomebodyElse: 'Sign in as somebody else',
  nav: {
    label: 'Desk',
    toDo: 'To do',
    orders: 'Orders',
    bench: 'Workshop',
    parcels: 'Parcels',
    staff: 'Staff',
    log: 'Log',
    shop: 'To the shop',
  },
  skip: 'Skip to content',
  signedInAs: (name: string, role: string) => `${name}, ${role}`,
  roles: {
    owner: 'owner',
    desk: 'desk',
    workshop: 'workshop',
    editor: 'editor',
    books: 'books',
  },
}
