/**
 * How many letters of a word may be wrong: none in the shortest, where a different word would be
 * just as close.
 */
const editsAllowed = (length: number): 0 | 1 | 2 => (length < 4 ? 0 : length < 8 ? 1 : 2)

/**
 * Whether a word may be corrected: letters only, because neighbours of sizes, finenesses and SKUs
 * are valid as well.
 */
export const isCorrectable = (word: string): boolean => /^\p{L}{4,24}$/u.test(word)

/**
 * What remains of a word when up to `editsAllowed` letters are left out, including the word itself.
 * Two words within that many edits of each other share a remainder, so an index finds similar
 * words: the deletes of Wolf Garbe's SymSpell.
 */
export function remainsOf(word: string): string[] {
  let last = new Set([word])
  const all = new Set(last)
  for (let edits = editsAllowed(word.length); edits > 0; edits--) {
    last = new Set([...last].flatMap(withoutOne))
    for (const remains of last) all.add(remains)
  }
  return [...all]
}

const withoutOne = (word: string) =>
  Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1))

/** A misspelled word as it may be compared with the shop's: as typed, its singulars, its plural. */
export const formsOf = ([word, ...singulars]: [string, ...string[]]): string[] => [
  word,
  ...(singulars.length > 0 ? singulars : [`${word}s`]),
]

/** Every way to part a word in two that the shop may know: `haloset` as `halo` and `set`. */
export const partings = (word: string): [string, string][] =>
  /^[\p{L}\p{N}]{4,24}$/u.test(word)
    ? Array.from(word.slice(1), (_, at) => [word.slice(0, at + 1), word.slice(at + 1)])
    : []

/**
 * What a misspelled word may mean: the candidates with the fewest edits from one of its forms, at
 * most three, or one that parts it in two words; none with more edits than its length allows.
 *
 * @param candidates words that share remains with it, and two with a blank between
 */
export function corrections(forms: string[], candidates: string[]): string[] {
  const most = editsAllowed(forms[0]?.length ?? 0)
  const edits = [...new Set(candidates)]
    .map((candidate) => ({
      candidate,
      edits: Math.min(...forms.map((form) => editsBetween(form, candidate))),
    }))
    .filter((each) => each.edits <= most)
    .toSorted(
      (a, b) =>
        a.edits - b.edits ||
        rankOf(a.candidate) - rankOf(b.candidate) ||
        (a.candidate < b.candidate ? -1 : 1),
    )
  const best = edits
    .filter((each) => each.edits === edits[0]?.edits)
    .map(({ candidate }) => candidate)
  return best[0]?.includes(' ')
    ? best.slice(0, 1)
    : best.filter((each) => !each.includes(' ')).slice(0, 3)
}

/** Two words first, unless one is a single letter, which stands in some text of every shop. */
const rankOf = (candidate: string) =>
  candidate.includes(' ') ? (/^\S | \S$/.test(candidate) ? 2 : 0) : 1

/**
 * Edits from one word to the other: letters to change, add, leave out or swap with a neighbour
 * (Damerau–Levenshtein, optimal string alignment).
 * @internal
 */
export function editsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 99) + 1 : 99
      next[j] = Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
