import type { Field, Format } from './column-rules.ts'
import type { Wrong } from './line-rules.ts'

/**
 * What becomes of a line of a file; each line is in one of these.
 *
 * - `added`: subscribed, because the file proves their consent
 * - `invited`: asked by mail whether they want it
 * - `known`: a subscriber already
 * - `suppressed`: left, or no mail may go there; never brought back and never asked
 * - `asked`: was asked in the last 30 days and has not answered
 * - `declined`: does not want it, as the file itself says
 * - `repeated`: the same address stands in another line
 * - `wrong`: cannot be taken in
 */
export const groups = [
  'added',
  'invited',
  'known',
  'suppressed',
  'asked',
  'declined',
  'repeated',
  'wrong',
] as const
type Group = (typeof groups)[number]

/** What is known of a file without anybody's name or address: `outcome` of its row, as JSON. */
export type Outcome = {
  format: Format
  /** The titles of its columns, and what is read of them. */
  columns: [title: string, field: Field | null][]
  counts: Record<Group, number>
  /** The first lines that are wrong. */
  wrong: [line: number, reason: Wrong][]
  /** How many of those to be added or invited name no topic. */
  undecided: number
  /** Ids of the topics that the owner chose for them; absent: not applied yet. */
  topics?: string[]
}

/** Lines that are wrong and shown with their numbers. */
export const MOST_SHOWN = 200

/** Somebody to be added or invited, as a part of a file keeps them: sealed, until taken in. */
export type Staged = {
  digest: string
  email: string
  name: string
  topics: string[]
  consent: { askedAt: number | null; at: number; proof: string } | null
}
