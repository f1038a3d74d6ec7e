/** Words about ring sizes, on product pages and in the guide. */
export const en = {
  systems: { us: 'US', uk: 'UK', eu: 'EU', jp: 'JP', ch: 'CH' },
  millimetres: (size: number) => `${size} mm`,
  /** Beside the name of an option, for all its values. `name`: what their second number is. */
  unit: (name: string) => `mm · ${name}`,
  acrossUnit: 'across',
  across: (diameter: string) => `${diameter} mm across`,

  shownFor: 'Sizes shown for',
  notSure: 'Not sure of your size? How to measure it',
  wide: (width: number) =>
    `A ring ${width} mm wide feels tighter than a narrow one. Between two sizes, take the larger.`,

  /** A size that somebody told, by its name in a system: `54 (EU)`. */
  told: (name: string, system: string) => `${name} (${system})`,
  remember: 'This is my size: remember it',
  change: 'Change or forget your size',
  choose: (size: number) => `Choose ${size} mm`,
  tellMe: 'Tell me when it’s back',
  yours: {
    inStock: (size: string) => `Your size, ${size}, is in stock.`,
    madeToOrder: (size: string) => `Your size, ${size}, is made to order.`,
    soldOut: (size: string) => `Your size, ${size}, is sold out.`,
    onRequest: (size: string) => `Your size, ${size}, has its price on request.`,
    none: (size: string) => `This piece doesn’t come in your size, ${size}.`,
  },

  tell: {
    title: 'Your size',
    lead: 'Tell us once, and every ring’s page says whether there is one in your size.',
    size: 'Ring size',
    system: 'Counted as in',
    systems: {
      us: 'US, Canada, Mexico',
      uk: 'UK, Ireland, Australia, South Africa',
      eu: 'EU: millimetres',
      jp: 'Japan',
      ch: 'Switzerland, Italy, Spain, Netherlands',
    },
    send: 'Remember my size',
    kept: 'Kept with your cart for 180 days, without your name. A cookie in this browser holds it too.',
    wrongSize: 'Please enter a size as in the table below.',
    wrongSystem: 'Please choose how the size is counted.',
    told: (size: string) => `You told us ${size}.`,
    forget: 'Forget my size',
  },

  title: 'Ring sizes',
  lead: 'A ring’s size is the distance around its inside, in millimetres. Here’s how to measure it, and what other countries call it.',
  madeIn: (from: string, to: string) => `comes in sizes ${from} to ${to}.`,
  sizerLink: 'Ring sizer, to print or use on screen',
  /** Titles and texts. `days`: in which a ring can be returned. */
  howTo: (days: number) => [
    [
      'A ring that fits',
      'Lay it on the circles of the ring sizer. Or measure across the inside, at its widest, and look under “Across”.',
    ],
    [
      'A strip of paper',
      'Wrap it, not too tightly, around the finger where the ring will sit. Mark where the ends meet, lay it flat and measure: the millimetres are the size. The ring has to pass the knuckle: if that is much wider, take a size between the two.',
    ],
    [
      'When to measure',
      'Fingers are thinnest in the cold and in the morning, thickest in the heat and in the evening. Measure warm hands, late in the day, more than once.',
    ],
    [
      'Wide rings',
      'From 6 mm wide, a ring feels tighter than a narrow one: go up by a quarter to half a US size, about 1 mm.',
    ],
    [
      'If it doesn’t fit',
      `Send it back within ${days} days and order the size that does. An engraved ring can’t be returned.`,
    ],
  ],
  table: 'Sizes in other countries',
  tableText:
    'US sizes also apply in Canada and Mexico; UK in Ireland, Australia, New Zealand and South Africa; CH in Switzerland, Italy, Spain and the Netherlands; EU sizes are the millimetres. We give the nearest, and charts differ by half a letter: what you order is the size in millimetres.',
  caption: (from: number, to: number) => `${from} to ${to} mm around the inside (ISO 8653)`,
  columns: ['mm', 'Across'],
}
