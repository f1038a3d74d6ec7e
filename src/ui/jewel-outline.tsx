type Props = { kind: OutlinedKind | null; alt: string }

/**
 * Renders the outline of a kind of jewel in place of a missing picture, in a picture's proportions.
 */
export const JewelOutline = ({ kind, alt }: Props) => (
  <>
    <svg class="jewel-outline" viewBox="0 0 80 100" width="800" height="1000" aria-hidden="true">
      <path d={kind ? outlines[kind] : gem} />
    </svg>
    {alt && <span class="visually-hidden">{alt}</span>}
  </>
)

const gem = 'M30 40h20l7 8-17 18-17-18zM23 48h34M35 40l-3 8 8 18 8-18-3-8'
const drop = 'M21 28c2 18 11 27 19 31 8-4 17-13 19-31M40 59l5 6-5 8-5-8z'
const loop = 'M18 50a22 14 0 1 0 44 0a22 14 0 1 0-44 0M21 49a19 10 0 1 0 38 0a19 10 0 1 0-38 0'

/** Paths in a box of 80 by 100. */
const outlines = {
  ring: 'M34 32h12l4 5-10 10-10-10zM30 37h20M37 32l-2 5 5 10 5-10-2-5M35.5 44.1A16.5 16.5 0 1 0 44.5 44.1',
  earrings:
    'M20 56a8 8 0 1 0 16 0a8 8 0 1 0-16 0M28 48v-6a4 4 0 0 1 8 0M44 56a8 8 0 1 0 16 0a8 8 0 1 0-16 0M52 48v-6a4 4 0 0 1 8 0',
  necklace: drop,
  pendant: drop,
  bracelet: loop,
  anklet: loop,
  brooch:
    'M35 50a5 5 0 1 0 10 0a5 5 0 1 0-10 0M40 45c-7-5-7-14 0-17 7 3 7 12 0 17M40 55c-7 5-7 14 0 17 7-3 7-12 0-17M35 50c-5-7-14-7-17 0 3 7 12 7 17 0M45 50c5-7 14-7 17 0-3 7-12 7-17 0',
}

/** Kinds of jewel with an outline of their own. */
export type OutlinedKind = keyof typeof outlines
