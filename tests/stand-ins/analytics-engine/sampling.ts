/** Of each index, one point of so many is kept; the seed decides which. */
export type Sampling = { seed: number; oneOf: Record<string, number> }

/**
 * Decides which points are kept, as the platform does when an index gets very many: by chance, and a
 * point that is kept stands for all of its share.
 *
 * @returns the `_sample_interval` of the next point of an index; null if it is not kept
 */
export function createSampler({ seed, oneOf }: Sampling) {
  let state = seed >>> 0
  // Mulberry32: the same seed and the same points always keep the same ones.
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return (index: string): number | null => {
    const share = oneOf[index] ?? 1
    return share === 1 || chance() < 1 / share ? share : null
  }
}
