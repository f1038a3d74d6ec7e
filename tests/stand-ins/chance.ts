/** Chance that is the same each time: of the same seed the same numbers follow. */
export type Chance = ReturnType<typeof createChance>

/** @param seed a number, or a text such as a day */
export function createChance(seed: number | string) {
  // Mulberry32, and FNV-1a for texts.
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed)
  /** From 0, included, to 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    /** Whether something happens that does so in this share of all cases. */
    happens: (share: number) => next() < share,
    /** A whole number, both ends included. */
    between: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    /** How often something happens that does so this often on average. */
    times(average: number) {
      // Knuth's way to draw from a Poisson distribution, in parts that do not underflow.
      let [left, count, product] = [average, -1, 1]
      for (; product >= 1 || left > 0; count++) {
        product *= next()
        while (product < 1 && left > 0) {
          product *= Math.exp(Math.min(left, 500))
          left -= 500
        }
      }
      return count
    },
    /** One of these, each as often as its weight says. */
    pick<T>(weighted: readonly (readonly [weight: number, what: T])[]): T {
      let place = next() * weighted.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, what] of weighted) {
        place -= weight
        if (place < 0) return what
      }
      return weighted.at(-1)![1]
    },
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193)
  return value >>> 0
}
