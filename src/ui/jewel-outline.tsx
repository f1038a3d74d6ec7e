/** Renders the outline of a piece where there is no picture of it yet, in the proportions of a picture. */
export const JewelOutline = ({ type, alt }: { type: string; alt: string }) => (
  <>
    <svg class="jewel-outline" viewBox="0 0 80 100" width="800" height="1000" aria-hidden="true">
      <path d={outlineOf(type)} />
    </svg>
    {alt && <span class="visually-hidden">{alt}</span>}
  </>
)

const gem = 'M33 34h14l5 6-12 13-12-13zM28 40h24M36 34l-2 6 6 13 6-13-2-6'

/** By the first letters of the owner's word for it. */
const outlines: [RegExp, string][] = [
  [/^ear|stud|hoop/i, 'M27 38a13 13 0 1 0 .1 0M27 38v-6M53 38a13 13 0 1 0 .1 0M53 38v-6'],
  [/^ring|band/i, `${gem}M33 47a19 19 0 1 0 14 0`],
  [/^neck|pendant|chain/i, 'M18 24c2 22 12 32 22 36 10-4 20-14 22-36M40 60l6 8-6 9-6-9z'],
  [/^brac|bangle|cuff/i, 'M16 50a24 15 0 1 0 48 0a24 15 0 1 0-48 0M21 50a19 10 0 1 0 38 0'],
  [
    /^brooch|pin/i,
    'M40 42a8 8 0 1 0 .1 0M40 42V30M40 58v12M32 50H20M48 50h12M34 44l-8-8M46 44l8-8M34 56l-8 8M46 56l8 8',
  ],
]

const outlineOf = (type: string) =>
  outlines.find(([word]) => word.test(type))?.[1] ??
  'M28 42h24l8 9-20 21-20-21zM20 51h40M34 42l-3 9 9 21 9-21-3-9'
