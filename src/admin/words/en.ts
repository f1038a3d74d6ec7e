/** The frame of the desk, in English. */
export const en = {
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
