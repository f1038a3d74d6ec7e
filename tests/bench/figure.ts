/**
 * One measured value beside its budget; `budget: null` says that there is none, and then nothing to
 * miss.
 */
export type Figure = {
  value: number
  budget: number | null
  unit: string
  met: boolean
  /** Where a budget cannot be met: the limit in its place, and the decision that says why. */
  instead?: { limit: number; decision: string }
}

/** Figures by page or area, and in it by name. */
export type Report = Record<string, Record<string, Figure>>

/** What a measure is good for: from the least to the most that meets the budget. */
export const atMost = (budget: number, value: number, unit: string): Figure => ({
  value,
  budget,
  unit,
  met: value <= budget,
})

export const atLeast = (budget: number, value: number, unit: string): Figure => ({
  value,
  budget,
  unit,
  met: value >= budget,
})

export const exactly = (budget: number, value: number, unit: string): Figure => ({
  value,
  budget,
  unit,
  met: value === budget,
})

/** A figure without a budget. */
export const noted = (value: number, unit: string): Figure => ({
  value,
  budget: null,
  unit,
  met: true,
})

/** All reports as one; an area that several measures speak of has the figures of all. */
export function merge(reports: Report[]): Report {
  const all: Report = {}
  for (const report of reports)
    for (const [area, figures] of Object.entries(report)) all[area] = { ...all[area], ...figures }
  return all
}

/**
 * The value that `share` (0 to 1) of all values do not exceed: the nearest one that was measured.
 */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new Error('There is no percentile of nothing')
  return found
}

/** Rounded for people: whole numbers from 100 on, below to one or two places. */
export const round = (value: number): number =>
  Number(value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2))
