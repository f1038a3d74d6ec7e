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

/**
 * The words that a misspelled one may mean: those with the fewest edits, at most three; none with
 * more edits than its length allows.
 *
 * @param candidates words that share remains with it
 */
export function corrections(word: string, candidates: string[]): string[] {
  const edits = [...new Set(candidates)]
    .map((candidate) => ({ candidate, edits: editsBetween(word, candidate) }))
    .filter((each) => each.edits <= editsAllowed(word.length))
    .toSorted((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
  return edits
    .filter((each) => each.edits === edits[0]?.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

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
