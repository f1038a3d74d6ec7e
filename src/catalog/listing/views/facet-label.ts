import { listingWords } from '../words.ts'

/** How a value of a facet is called: the owner's word, or the shop's for a fixed value. */
export const facetLabel = (facet: string, value: string, label: string | null): string =>
  label ?? listingWords().values[facet]?.[value] ?? value
