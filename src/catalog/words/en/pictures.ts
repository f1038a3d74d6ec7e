/** Words about pictures, and about the drawing of a product's size. */
export const pictures = {
  of: (title: string) => `Pictures of ${title}`,
  none: (title: string) => `${title}: no picture yet`,
  /** After a picture's text, for screen readers. */
  enlarge: (at: number, of: number) => `Picture ${at} of ${of}. Opens at full size.`,
  jump: (at: number) => `Show picture ${at}`,
  jumpToScale: 'Show the size',
  shownIn: (metal: string) => `Shown in ${metal}`,
  atFullSize: 'Picture at full size',
  close: 'Close',
  scale: {
    caption: (coin: string, mm: number) => `To scale, beside ${coin} (${mm} mm)`,
    coins: { EUR: 'a one-euro coin', USD: 'a quarter dollar', GBP: 'a one-pound coin' },
    /** Describes a drawing: `mm` wide, `share` of the coin's width. */
    drawn: (
      view: 'ring' | 'bracelet' | 'strand' | 'single',
      mm: number,
      share: number,
      coin: string,
    ) => `Drawn to scale${views[view]}, ${mm} mm wide: ${asWide(share)} ${coin}`,
  },
}

const views = {
  ring: ', from the front and from above',
  bracelet: ', from the side and from above',
  strand: ' on a neck',
  single: '',
}

const fractions: [number, string][] = [
  [0.1, 'about a tenth as wide as'],
  [0.2, 'about a fifth as wide as'],
  [0.25, 'about a quarter as wide as'],
  [0.33, 'about a third as wide as'],
  [0.5, 'about half as wide as'],
  [0.67, 'about two thirds as wide as'],
  [1, 'about as wide as'],
]

/** The nearest fraction in words; above one and an eighth, in numbers. */
function asWide(share: number): string {
  if (share > 1.125) return `about ${share.toFixed(1)} times as wide as`
  const distance = (of: number) => Math.abs(Math.log(of / share))
  return fractions.toSorted(([a], [b]) => distance(a) - distance(b))[0]?.[1] ?? ''
}
