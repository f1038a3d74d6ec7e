const narrow = '(min-width:700px) 29.3vw,44vw'

/**
 * A card's width, by the columns and gaps of styles/lists.ts and listing/styles.ts, short because
 * every card says it. From 105rem the page stops growing; at 2000 px the font size grows, which
 * `rem` does not reflect here.
 */
export const cardSizes = {
  across: `(min-width:1100px) min(21.6vw,25.5rem),${narrow}`,
  besideFilters: `(min-width:2000px) 27.9rem,(min-width:900px) min(29.3vw - 6rem,24.9rem),${narrow}`,
}
