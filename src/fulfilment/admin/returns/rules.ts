/**
 * The lists of returns. `open`: whatever somebody has to do with; `to-refund`: it has come, and no
 * money went back for it yet.
 */
export const returnLists = ['open', 'asked', 'under-way', 'to-refund', 'all'] as const

export type ReturnList = (typeof returnLists)[number]

/** The list that an address asks for. */
export const readList = (show: string | undefined): ReturnList =>
  returnLists.find((list) => list === show) ?? 'open'

/** A place in a list, as its address has it: when a return was asked for, and its id. */
export type Cursor = { at: number; id: string }

export const cursorText = ({ at, id }: Cursor): string => `${at}.${id}`

export function readCursor(text: string | undefined): Cursor | null {
  const [, at, id] = /^(\d{1,12})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}
