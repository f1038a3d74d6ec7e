import { looksPersonal } from '../analytics/rules.ts'
import { days, type Seconds } from '../platform/clock.ts'
import type { CampaignState } from './rules.ts'

/** What staff do with a campaign. */
export type CampaignMove = 'schedule' | 'undo' | 'pause' | 'resume' | 'cancel'

const leaves: Record<CampaignMove | 'save' | 'delete', readonly CampaignState[]> = {
  save: ['draft'],
  delete: ['draft'],
  schedule: ['draft'],
  undo: ['scheduled'],
  pause: ['freezing', 'sending'],
  resume: ['paused'],
  cancel: ['freezing', 'sending', 'paused'],
}

/** The states in which an act can be done. */
export const statesFor = (act: CampaignMove | 'save' | 'delete'): readonly CampaignState[] =>
  leaves[act]

export const mayBe = (act: CampaignMove | 'save', state: CampaignState): boolean =>
  leaves[act].includes(state)

/** The state that a move leads to. `isFrozen`: whether its recipients have all been written down. */
export function stateAfter(move: CampaignMove, isFrozen: boolean): CampaignState {
  if (move === 'resume') return isFrozen ? 'sending' : 'freezing'
  return ({ schedule: 'scheduled', undo: 'draft', pause: 'paused', cancel: 'cancelled' } as const)[
    move
  ]
}

/** What became of the mails of a campaign. */
export type Counts = Record<'sent' | 'skipped' | 'failed' | 'unclear' | 'waiting', number>

/** The counts of a campaign; before its recipients are all written down nobody waits. */
export function countsOf(
  campaign: Omit<Counts, 'waiting'> & { recipients: number | null },
): Counts {
  const { sent, skipped, failed, unclear, recipients } = campaign
  const waiting = Math.max(0, (recipients ?? 0) - sent - skipped - failed - unclear)
  return { sent, skipped, failed, unclear, waiting }
}

/** "Send now" leaves a minute in which it can be undone. */
export const UNDO_SECONDS: Seconds = 60

/** How far ahead a campaign can be scheduled: what it says is looked at again when it is sent. */
export const FURTHEST_AHEAD: Seconds = days(365)

/** UTF-16 code units of what a campaign says. Mail programs cut a mail after 102 KB. */
export const LENGTHS = { subject: 200, preheader: 200, body: 20_000 }

/**
 * Letters of a subject that its address keeps: with month and suffix they are 64, and statistics cut
 * the names of campaigns there.
 */
const SLUG_LETTERS = 46

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * The name of a campaign in addresses, such as `new-for-the-season-dec-2026`: one that statistics
 * count, because it cannot be taken for a number of a person (`looksPersonal`).
 *
 * @param month `2026-12`
 * @param id tells it from another one of the same name, if that is needed
 */
export function slugOf(subject: string, month: string, id = ''): string {
  const [year, number] = month.split('-')
  const named = (words: string) =>
    [words, months[Number(number) - 1], year, lettersOf(id)].filter(Boolean).join('-')
  const slug = named(asWords(subject, /[^a-z0-9]+/g))
  return looksPersonal(slug) ? named(asWords(subject, /[^a-z]+/g)) : slug
}

function asWords(subject: string, others: RegExp): string {
  const words = subject
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(others, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= SLUG_LETTERS) return words
  return words.slice(0, SLUG_LETTERS + 1).replace(/-[^-]*$|[^-]$/, '')
}

/** Eight letters for the first eight hexadecimal digits of an id. */
const lettersOf = (id: string): string =>
  id
    .slice(0, 8)
    .replace(/[0-9a-f]/g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '')
