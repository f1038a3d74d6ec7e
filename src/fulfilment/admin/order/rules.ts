import type { PieceRow } from '../../piece-queries.ts'
import type { Stage } from '../../rules.ts'

/** Where a piece can go from its stage with one press, the usual way first. */
const nextStages: Partial<Record<Stage, Stage[]>> = {
  'to-make': ['on-the-bench', 'ready'],
  'on-the-bench': ['at-the-assay-office', 'ready', 'to-make'],
  'at-the-assay-office': ['ready', 'on-the-bench'],
  ready: ['on-the-bench'],
}

export const nextMoves = (stage: Stage): Stage[] => nextStages[stage] ?? []

/** Most pieces that are shown one by one; of more, those of a line that are alike are shown as one. */
const MOST_APART = 30

/** The pieces of a line as the page shows them: one by one, or those that are alike together. */
export function groupsOf(pieces: PieceRow[], ofOrder: number): PieceRow[][] {
  if (ofOrder <= MOST_APART) return pieces.map((piece) => [piece])
  const alike = ({ stage, due, place, waitsFor, wanted, restockedAt }: PieceRow) =>
    JSON.stringify([stage, due, place, waitsFor, wanted, restockedAt !== null])
  return [...Map.groupBy(pieces, alike).values()]
}

/** Lines that are shown at once: each with its drawing and the moves of its pieces. */
const LINES_SHOWN = 5

/** Entries of the history, notes and returns that are shown until somebody asks for all. */
export const NEWEST_SHOWN = { events: 20, notes: 5, returns: 5 }

/**
 * The part of a list that a page shows, and which of how many pages it is.
 *
 * @param asked the page as it stands in the address
 */
export function pageOf<T>(all: T[], asked: string | undefined) {
  const pages = Math.max(1, Math.ceil(all.length / LINES_SHOWN))
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked ?? '1', 10) || 1))
  return { shown: all.slice((page - 1) * LINES_SHOWN, page * LINES_SHOWN), page, pages }
}

/**
 * A move as the value of a button: `<line>:<unit>.<version>,…:<stage>`, by the ids of its pieces, which
 * name the line that they were bought on: all pieces of a line come from one.
 */
export function moveText(pieces: PieceRow[], to: Stage): string {
  const ids = pieces.map(({ id, version }) => [...id.split('.'), version])
  return `${ids[0]?.[0]}:${ids.map(([, unit, version]) => `${unit}.${version}`).join()}:${to}`
}

/** The inverse of `moveText`; null: it is none. */
export function readMove(
  text: string,
): { pieces: { id: string; version: number }[]; to: Stage } | null {
  const [, line = '', units = '', to = ''] =
    /^([\w-]{1,64}):((?:\d{1,3}\.\d{1,9},?){1,50}):([a-z-]+)$/.exec(text) ?? []
  if (!Object.values(nextStages).some((stages) => stages.includes(to as Stage))) return null
  const pieces = units.split(',').flatMap((each) => {
    const [unit = '', version = ''] = each.split('.')
    return unit ? [{ id: `${line}.${unit}`, version: Number(version) }] : []
  })
  return { pieces, to: to as Stage }
}
