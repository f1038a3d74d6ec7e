/**
 * What a person at the desk is.
 *
 * - `owner`: may do everything
 * - `desk`: orders and parcels, but no refunds
 * - `workshop`: pieces, without addresses and prices
 * - `editor`: the catalogue and newsletters, without addresses
 * - `books`: reads orders, the journal and statistics, and exports them
 */
export type Role = 'owner' | 'desk' | 'workshop' | 'editor' | 'books'

/**
 * What somebody may do at the desk. A screen asks for one of these, never for a role: `orders` reads
 * orders with whom they go to, `change-orders` changes them, `pieces` sees and moves pieces,
 * `newsletter` writes and sends campaigns, `subscribers` sees who gets them.
 */
export type Right =
  | 'orders'
  | 'change-orders'
  | 'pieces'
  | 'parcels'
  | 'refund'
  | 'export'
  | 'journal'
  | 'statistics'
  | 'newsletter'
  | 'subscribers'
  | 'staff'
  | 'log'

const rights: Record<Role, readonly Right[]> = {
  owner: [
    'orders',
    'change-orders',
    'pieces',
    'parcels',
    'refund',
    'export',
    'journal',
    'statistics',
    'newsletter',
    'subscribers',
    'staff',
    'log',
  ],
  desk: ['orders', 'change-orders', 'pieces', 'parcels'],
  workshop: ['pieces'],
  editor: ['newsletter'],
  books: ['orders', 'export', 'journal', 'statistics'],
}

export const roles = Object.keys(rights) as Role[]

export const mayDo = (role: Role, right: Right): boolean => rights[role].includes(right)
