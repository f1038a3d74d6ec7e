import { createChance } from '../chance.ts'

/** Of each index, one point of so many is kept; the seed decides which. */
export type Sampling = { seed: number; oneOf: Record<string, number> }

/**
 * Decides which points are kept, as the platform does when an index gets very many: by chance, and a
 * point that is kept stands for all of its share.
 *
 * @returns the `_sample_interval` of the next point of an index; null if it is not kept
 */
export function createSampler({ seed, oneOf }: Sampling) {
  const chance = createChance(seed)
  return (index: string): number | null => {
    const share = oneOf[index] ?? 1
    return share === 1 || chance.happens(1 / share) ? share : null
  }
}
