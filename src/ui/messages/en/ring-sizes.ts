/** Ring sizes: beside the drop-down list, in the guide and on the sizer. */
export const ringSizes = {
  systems: { us: 'US', uk: 'UK', eu: 'EU', jp: 'JP', ch: 'CH' },
  millimetres: (size: number) => `${size} mm`,
  across: (diameter: string) => `${diameter} mm across`,

  shownFor: 'Sizes shown for',
  notSure: 'Not sure of the size? How to measure it',
  wide: (width: number) =>
    `A ring ${width} mm wide feels tighter than a narrow one. Between two sizes, take the larger.`,

  title: 'Ring sizes',
  description:
    'How to measure a ring size at home, and a table of sizes in millimetres, US, UK, EU, JP and CH.',
  lead: 'The size of a ring is the length around its inside, in millimetres (ISO 8653). What other countries call it follows from that.',
  madeIn: (from: string, to: string) => `is made in sizes ${from} to ${to}.`,
  measure: 'How to measure',
  byRing: 'A ring that fits',
  byRingText:
    'Measure across its inside, at the widest, and look under “Across” in the table. Or lay it on the circles of the',
  sizer: 'ring sizer',
  byFinger: 'A strip of paper',
  byFingerText:
    'Wrap a narrow strip around the finger where the ring will sit, not tightly. Mark where it meets, lay it flat and measure in millimetres: that is the size. A strip to cut out is on the same sheet.',
  when: 'When',
  whenText:
    'Fingers are thinnest in the cold and in the morning, thickest in the heat and in the evening. Measure warm hands late in the day, more than once, and the finger of the hand that will wear it. The ring has to pass the knuckle: where that is much wider, take a size between the two.',
  wideTitle: 'Wide rings',
  wideText:
    'A ring of 6 mm or more feels tighter than a narrow one: take a quarter to half a US size more, which is about 1 mm.',
  wrongTitle: 'If it does not fit',
  wrongText: (days: number) =>
    `Send it back within ${days} days and order the size that does. An engraved ring cannot be sent back:`,
  returns: 'returns',
  table: 'Sizes in other countries',
  tableText:
    'US sizes hold in Canada and Mexico too, UK letters in Ireland, Australia, New Zealand and South Africa; EU is the length in millimetres itself; CH is Swiss, Italian, Spanish and Dutch. The names are the nearest: systems do not meet exactly, and charts differ by half a letter. What you order is the size in millimetres.',
  caption: (from: number, to: number) => `Sizes from ${from} to ${to} mm around the inside`,
  columns: { size: 'mm', across: 'Across' },

  sizerTitle: 'Ring sizer',
  sizerDescription:
    'A ring sizer to print at true scale, or to use on the screen with a bank card.',
  print: 'Print it',
  printText:
    'On A4 or US Letter, at 100 % (“actual size”), not fitted to the page. Then lay a bank card on its outline: if it does not fit, the sheet is not to scale.',
  screen: 'Or use the screen',
  screenText:
    'Hold a bank card to its outline. Enlarge or reduce the page with the zoom of your browser until the card fits.',
  screenScript: 'Move the slider until the card fits.',
  scale: 'Size of the drawings',
  card: 'A bank card (85.6 × 54 mm) covers the outline exactly, and the line is 50 mm long.',
  ruler: '50 mm',
  strip: 'Around a finger',
  stripText:
    'Cut out the strip and its slit. Wrap it with the numbers outside, push the end through the slit, and read the size at the slit.',
  circles: 'Inside a ring',
  circlesText:
    'Lay a ring on the circles. In its size you see the whole line, and nothing beyond it. Between two, take the larger.',
}
