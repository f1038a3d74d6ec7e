import type { Minor } from '../platform/money.ts'
import type { PaymentDispute } from './provider.ts'

/** Something that happened in a dispute: how it stands now, or money that moved. */
export type DisputeNote = {
  dispute: string
  what: PaymentDispute['standing'] | 'withdrawn' | 'reinstated'
  amount: Minor
}

/**
 * What can follow what: a standing that begins something is news only after a lower one. An inquiry
 * that was closed can still become a dispute.
 */
const ranks = { inquiry: 1, closed: 1, open: 2, won: 3, lost: 3, appeal: 4 }
/** Whether a dispute is over that stands like this. */
export const isOver = (what: string): boolean =>
  what === 'won' || what === 'lost' || what === 'closed'

/** How a note is kept with its order. */
export const textOf = ({ dispute, what }: Pick<DisputeNote, 'dispute' | 'what'>): string =>
  `${dispute}:${what}`

/**
 * What is new in these disputes, in the order in which it happened, whatever was not heard of. A
 * payment state from before the last note says nothing new.
 *
 * @param known texts of all that was noted before, oldest first
 */
export const newNotes = (known: string[], disputes: PaymentDispute[]): DisputeNote[] =>
  disputes.flatMap((dispute) => {
    const { id, amount, standing } = dispute
    const before = known.filter((text) => text.startsWith(`${id}:`)).map(whatOf)
    const last = before.findLast((what) => what in ranks) as keyof typeof ranks | undefined
    const over = isOver(standing)
    const moved = (['withdrawn', 'reinstated'] as const).filter(
      (what) => dispute[what] && !before.includes(what),
    )
    const whats: DisputeNote['what'][] = [
      ...(over && !last ? (['open'] as const) : []),
      ...(!over && ranks[standing] > (last ? ranks[last] : 0) ? [standing] : []),
      ...moved,
      ...(over && last !== standing ? [standing] : []),
    ]
    return whats.map((what) => ({ dispute: id, what, amount }))
  })

/** Whether a dispute is still open after these notes. */
export function isDisputed(known: string[], added: DisputeNote[]): boolean {
  const standings = new Map<string, string>()
  for (const text of [...known, ...added.map(textOf)])
    if (whatOf(text) in ranks) standings.set(text.split(':')[0] ?? '', whatOf(text))
  return [...standings.values()].some((what) => !isOver(what))
}

const whatOf = (text: string): string => text.split(':')[1] ?? ''
