type Values = Record<string, string>

/** A field that somebody else changed meanwhile, and which of the two values the form now holds. */
export type Difference = {
  name: string
  before: string
  mine: string
  theirs: string
  kept: 'mine' | 'theirs'
}

/**
 * Merges what was typed with what somebody else saved meanwhile, field by field: what only one of
 * them changed is taken over, and where both did, what was typed is kept. A field that is missing
 * counts as empty.
 *
 * @param before the values that the form was filled in from
 * @param mine what was typed
 * @param theirs what is saved now
 * @returns the values to show the form with, and what to tell about them: `Conflict`
 */
export function mergeForms(
  before: Values,
  mine: Values,
  theirs: Values,
): { values: Values; differences: Difference[] } {
  const values: Values = {}
  const differences: Difference[] = []
  for (const name of new Set([before, mine, theirs].flatMap(Object.keys))) {
    const [was, typed, saved] = [before, mine, theirs].map((each) =>
      Object.hasOwn(each, name) ? (each[name] ?? '') : '',
    ) as [string, string, string]
    const kept = typed === was ? 'theirs' : 'mine'
    values[name] = kept === 'mine' ? typed : saved
    if (saved !== was && saved !== typed)
      differences.push({ name, before: was, mine: typed, theirs: saved, kept })
  }
  return { values, differences }
}
