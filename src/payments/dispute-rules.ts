import type { Seconds } from '../platform/clock.ts'
import type { Minor } from '../platform/money.ts'
import type { PaymentDispute } from './provider.ts'

/**
 * Something that happened in a dispute: how it stands now, money that moved, or the time by which it
 * must be answered, which was set (`due-1796083200`) or is not waited for any more (`met-…`).
 */
export type DisputeNote = {
  dispute: string
  what: PaymentDispute['standing'] | 'withdrawn' | 'reinstated' | DueNote
  amount: Minor
}

type DueNote = `${'due' | 'met'}-${Seconds}`

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
    const before = notedOf(known, id)
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
    if (!over && (last === standing || whats.includes(standing)))
      whats.push(...dueNote(before, dispute.dueBy))
    return whats.map((what) => ({ dispute: id, what, amount }))
  })

/** Whether a dispute is still open after these notes. */
export const isDisputed = (known: string[], added: DisputeNote[]): boolean =>
  notedDisputes([...known, ...added.map(textOf)]).some(({ standing }) => !isOver(standing))

/**
 * By when the first of the open disputes must be answered. Null: none has to be.
 *
 * @param known texts of all that was noted, oldest first
 */
export function firstDue(known: string[]): Seconds | null {
  const due = notedDisputes(known).flatMap(({ dueBy }) => dueBy ?? [])
  return due.length > 0 ? Math.min(...due) : null
}

/** A dispute as far as its notes tell. */
export type NotedDispute = Pick<
  PaymentDispute,
  'id' | 'standing' | 'dueBy' | 'withdrawn' | 'reinstated'
>

/** The disputes of an order by what was noted of them, oldest first. */
export const notedDisputes = (known: string[]): NotedDispute[] =>
  [...new Set(known.map(disputeOf))].flatMap((id) => {
    const noted = notedOf(known, id)
    const standing = noted.findLast((what) => what in ranks) as keyof typeof ranks | undefined
    if (!standing) return []
    const [kind, at] = noted.findLast(isDueNote)?.split('-') ?? []
    const dueBy = kind === 'due' && !isOver(standing) ? Number(at) : null
    const [withdrawn, reinstated] = [noted.includes('withdrawn'), noted.includes('reinstated')]
    return [{ id, standing, dueBy, withdrawn, reinstated }]
  })

/**
 * The note of a time that is not the one noted last. Each time is set once and met once, so that a
 * payment state from before is no news.
 */
function dueNote(before: string[], dueBy: Seconds | null): DueNote[] {
  const last = before.findLast(isDueNote)
  const note: DueNote | undefined =
    dueBy === null ? last && `met-${Number(last.slice(4))}` : `due-${dueBy}`
  return note && !before.includes(note) ? [note] : []
}

/** Whether a note is about the time to answer, which is no news on its own. */
export const isDueNote = (what: string): what is DueNote => /^(due|met)-/.test(what)

const whatOf = (text: string): string => text.split(':')[1] ?? ''
const disputeOf = (text: string): string => text.split(':')[0] ?? ''
const notedOf = (known: string[], id: string) =>
  known.filter((text) => disputeOf(text) === id).map(whatOf)
