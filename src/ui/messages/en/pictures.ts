/** What is said about pictures, and about the drawing that shows how large a piece is. */
export const pictures = {
  of: (title: string) => `Pictures of ${title}`,
  none: (title: string) => `${title}: no picture yet`,
  /** After the words of a picture, for who hears them. */
  enlarge: (at: number, of: number) => `Picture ${at} of ${of}. Opens at full size.`,
  jump: (at: number) => `Show picture ${at}`,
  jumpToScale: 'Show the size',
  shownIn: (metal: string) => `Shown in ${metal}`,
  atFullSize: 'Picture at full size',
  close: 'Close',
  scale: {
    caption: (coin: string, mm: number) => `To scale, beside ${coin} (${mm} mm)`,
    coins: {
      euro: 'a 1-euro coin',
      quarter: 'a quarter dollar',
      pound: 'a one-pound coin',
      franc: 'a 1-franc coin',
    },
    marks: { euro: '€1', quarter: '25¢', pound: '£1', franc: '1 Fr' },
    /** What a drawing shows: `mm` wide, `share` of the coin's width. */
    single: (mm: number, share: number, coin: string) =>
      `Drawing to scale: ${mm} mm wide, ${asWide(share)} ${coin}`,
    pair: (mm: number, share: number, coin: string) =>
      `Drawing to scale: each ${mm} mm wide, ${asWide(share)} ${coin}`,
    ring: (mm: number, _share: number, coin: string) =>
      `Drawing to scale: the ring from the front and from above, ${mm} mm wide at its widest, beside ${coin}`,
    bracelet: (mm: number, _share: number, coin: string) =>
      `Drawing to scale: the bracelet from the side and from above, ${mm} mm wide, beside ${coin}`,
    strand: (mm: number, _share: number, coin: string) =>
      `Drawing to scale: the necklace on a neck, ${mm} mm thick, beside ${coin}`,
  },
}

const fractions: [number, string][] = [
  [1 / 6, 'about a sixth as wide as'],
  [1 / 5, 'about a fifth as wide as'],
  [1 / 4, 'about a quarter as wide as'],
  [1 / 3, 'about a third as wide as'],
  [1 / 2, 'about half as wide as'],
  [2 / 3, 'about two thirds as wide as'],
  [3 / 4, 'about three quarters as wide as'],
  [1, 'about as wide as'],
]

/** The fraction in words that is nearest; beyond one and an eighth in numbers. */
function asWide(share: number): string {
  if (share > 1.125) return `about ${share.toFixed(1)} times as wide as`
  const distance = (of: number) => Math.abs(Math.log(of / share))
  return fractions.toSorted(([a], [b]) => distance(a) - distance(b))[0]?.[1] ?? ''
}
