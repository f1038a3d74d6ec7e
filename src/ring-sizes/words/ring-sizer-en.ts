/**
 * The ring sizer's words. Not among the shop's words, because it is a static file, written by `npm
 * run generate:sizer`.
 */
export const ringSizer = {
  title: 'Ring sizer',
  back: 'Ring sizes',
  lead: 'Print this page on A4 or US Letter at 100%, not fitted to the page. Or hold a bank card up to the screen and zoom in or out until it covers the outline.',
  scale: 'Size of the drawings',
  card: 'If a bank card does not cover the outline, or the ruler is not 50 mm long, this sheet is not to scale.',
  strip:
    'Around a finger: cut out the strip and its slit, push the end through the slit, numbers outwards, and read the size at the slit.',
  circles:
    'Inside a ring: at the right size you see the whole line, and nothing beyond it. Between two sizes, take the larger.',
}
