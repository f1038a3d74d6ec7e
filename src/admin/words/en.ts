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
  unreadable: {
    title: 'This form can’t be read',
    text: 'Nothing was changed. Please open the page again and fill it in there.',
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
    newOrder: 'New order',
    bench: 'Workshop',
    parcels: 'Parcels',
    returns: 'Returns',
    statistics: 'Statistics',
    newsletter: 'Newsletter',
    journal: 'Journal',
    staff: 'Staff',
    log: 'Log',
    shop: 'View shop',
  },
  skip: 'Skip to content',
  signOut: 'Sign out',
  print: 'Print',
  days: {
    today: 'Today',
    tomorrow: 'Tomorrow',
    yesterday: 'Yesterday',
    within: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' },
    late: 'Late',
  },
  choice: { all: 'Choose all', chosen: 'Chosen: #' },
  filters: {
    title: 'Filters',
    saved: 'Saved filters',
    show: 'Show',
    any: 'Any',
    remove: 'Remove',
    removeAll: 'Remove all',
  },
  saveBar: { unsaved: 'Not saved yet', discard: 'Discard changes' },
  conflict: {
    title: 'Somebody saved this while you were typing.',
    text: 'Nothing you typed is lost. Check the form below and save again.',
    caption: 'What differs',
    field: 'Field',
    theirs: 'Saved by somebody else',
    mine: 'Typed by you',
    kept: 'In the form now',
    nothing: 'empty',
  },
  pages: { label: 'Pages', first: 'First page', next: 'Next page' },
  /** Dialogs of the desk's script. */
  keys: {
    title: 'Keys',
    search: 'search',
    rows: 'next and previous row',
    open: 'open the row',
    choose: 'choose the row',
    help: 'this list',
    used: 'Use these keys on this computer',
    close: 'Close',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'Nothing was sent, and nothing you typed is lost. Sign in in a new tab, come back here and send again.',
    signIn: 'Sign in in a new tab',
    close: 'Back to the form',
  },
  signedInAs: (name: string, role: string) => `${name}, ${role}`,
  roles: {
    owner: 'owner',
    desk: 'desk',
    workshop: 'workshop',
    editor: 'editor',
    books: 'books',
  },
}
