/** The lists of requests: by how they stand, what waits for an answer first. */
export const serviceLists = ['open', 'answered', 'done', 'all'] as const

export type ServiceList = (typeof serviceLists)[number]

/** The list that an address asks for. */
export const readList = (show: string | undefined): ServiceList =>
  serviceLists.find((list) => list === show) ?? 'open'

/** A place in a list, as its address has it: when something was asked for, and its id. */
type Cursor = { at: number; id: string }

export const cursorText = ({ at, id }: Cursor): string => `${at}.${id}`

export function readCursor(text: string | undefined): Cursor | null {
  const [, at, id] = /^(\d{1,12})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}
