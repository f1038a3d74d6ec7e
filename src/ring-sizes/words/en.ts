/** Ring sizes: beside the drop-down list, and in the guide. */
export const en = {
  systems: { us: 'US', uk: 'UK', eu: 'EU', jp: 'JP', ch: 'CH' },
  millimetres: (size: number) => `${size} mm`,
  across: (diameter: string) => `${diameter} mm across`,

  shownFor: 'Sizes shown for',
  notSure: 'Not sure of the size? How to measure it',
  wide: (width: number) =>
    `A ring ${width} mm wide feels tighter than a narrow one. Between two sizes, take the larger.`,

  title: 'Ring sizes',
  lead: 'The size of a ring is the length around its inside, in millimetres. Here is how to measure it, and what other countries call it.',
  madeIn: (from: string, to: string) => `is made in sizes ${from} to ${to}.`,
  sizerLink: 'Ring sizer, to print or for the screen',
  /** Titles and texts. `days`: in which a ring can be sent back. */
  howTo: (days: number) => [
    [
      'A ring that fits',
      'Lay it on the circles of the ring sizer. Or measure across its inside, at the widest, and look under “Across”.',
    ],
    [
      'A strip of paper',
      'Wrap it around the finger where the ring will sit, not tightly. Mark where it meets, lay it flat and measure: the millimetres are the size. The ring has to pass the knuckle: where that is much wider, take a size between the two.',
    ],
    [
      'When',
      'Fingers are thinnest in the cold and in the morning, thickest in the heat and in the evening. Measure warm hands, late in the day, more than once.',
    ],
    [
      'Wide rings',
      'From 6 mm on a ring feels tighter than a narrow one: take a quarter to half a US size more, about 1 mm.',
    ],
    [
      'If it does not fit',
      `Send it back within ${days} days and order the size that does. An engraved ring cannot be sent back.`,
    ],
  ],
  table: 'Sizes in other countries',
  tableText:
    'US holds in Canada and Mexico, UK in Ireland, Australia, New Zealand and South Africa, CH in Switzerland, Italy, Spain and the Netherlands; EU is the millimetres. The names are the nearest, and charts differ by half a letter: what you order is the millimetres.',
  caption: (from: number, to: number) => `${from} to ${to} mm around the inside (ISO 8653)`,
  columns: ['mm', 'Across'],
}
