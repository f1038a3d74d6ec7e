import { listingWords } from '../words.ts'

/** The label of a facet value: the owner's word, or the shop's for a fixed value. */
export const facetLabel = (facet: string, value: string, label: string | null): string =>
  label ?? listingWords().values[facet]?.[value] ?? value
