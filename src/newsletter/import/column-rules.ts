/** What a column of a file of subscribers holds. */
export type Field =
  | 'email'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'topics'
  | 'tags'
  | 'state'
  | 'accepts'
  | 'unsubscribed'
  | 'cleaned'
  | 'consentAt'
  | 'consentSource'
  | 'consentText'
  | 'optedInAt'
  | 'confirmedAt'

/** Which program wrote a file: the shop itself, Mailchimp, Shopify, or somebody typed addresses. */
export type Format = 'own' | 'mailchimp' | 'shopify' | 'addresses'

/**
 * The names of columns, in small letters: the shop's own, those of Mailchimp's three files of an
 * audience (mailchimp.com/help/view-export-contacts) and of Shopify's customers
 * (help.shopify.com/manual/customers/import-export-customers); "Accepts Marketing" until 2021.
 */
const columnNames: Record<Field, string[]> = {
  email: ['email', 'e-mail', 'email address', 'e-mail address'],
  name: ['name', 'full name'],
  firstName: ['first name', 'fname'],
  lastName: ['last name', 'lname'],
  topics: ['topics'],
  tags: ['tags'],
  state: ['state'],
  accepts: ['accepts email marketing', 'accepts marketing'],
  unsubscribed: ['unsub_time'],
  cleaned: ['clean_time'],
  consentAt: ['consent_at'],
  consentSource: ['consent_source'],
  consentText: ['consent_text'],
  optedInAt: ['optin_time'],
  confirmedAt: ['confirm_time'],
}

const byName = new Map<string, Field>(
  Object.entries(columnNames).flatMap(([field, names]) =>
    names.map((name) => [name, field as Field] as const),
  ),
)

/** The field of each cell of a first line; null: not read, or a repeated one. */
export function fieldsOf(cells: string[]): (Field | null)[] {
  const seen = new Set<Field>()
  return cells.map((cell) => {
    const field = byName.get(cell.trim().toLowerCase()) ?? null
    if (field === null || seen.has(field)) return null
    seen.add(field)
    return field
  })
}

export function formatOf(fields: (Field | null)[]): Format {
  const has = (...some: Field[]) => some.some((field) => fields.includes(field))
  if (has('optedInAt', 'confirmedAt', 'unsubscribed', 'cleaned')) return 'mailchimp'
  return has('accepts') ? 'shopify' : 'own'
}
