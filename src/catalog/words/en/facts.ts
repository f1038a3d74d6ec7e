import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

const origins = {
  natural: 'natural',
  'lab-grown': 'lab-grown',
  simulant: 'imitation',
  cultured: 'cultured',
  composite: 'composite',
}

/** Facts about a product, as in its table. Numbers and names are inserted unchanged. */
export const facts = {
  title: 'The details',
  groups: {
    metal: 'Material',
    stones: 'Stones',
    measures: 'Measurements',
    more: 'Good to know',
  },
  rows: {
    metal: 'Metal',
    plating: 'Plating',
    finish: 'Finish',
    hallmark: 'Hallmark',
    stone: (count: number) => plural(count, { one: 'Stone', other: 'Stones' }),
    certificate: 'Certificate',
    size: 'Size',
    weight: 'Weight',
    engraving: 'Engraving',
    workshop: 'Workshop',
    box: 'In the box',
    care: 'Care',
    fineness: 'Fineness',
    platingThickness: 'Plating thickness',
    caratWeight: (kind: string) => `Carat weight, ${kind}`,
    width: 'Width',
    height: 'Height',
    length: 'Length',
    thickness: 'Thickness',
  },
  fineness: (parts: number) => `${parts} parts per thousand`,
  platedOver: (layer: string, base: string) => `${layer} over ${base}`,
  microns: (thickness: number) =>
    plural(thickness, { one: '# micron thick', other: '# microns thick' }),
  notHallmarked: 'not hallmarked: below the weight at which the law requires it',
  wide: (mm: number) => `${mm} mm wide`,
  high: (mm: number) => `${mm} mm high`,
  long: (mm: number) => `${mm} mm long`,
  thick: (mm: number) => `${mm} mm thick`,
  grams: (weight: number) => `about ${weight} g`,
  stone: (count: number, origin: keyof typeof origins, kind: string) =>
    `${count > 1 ? `${count} × ` : ''}${origins[origin]} ${kind}`,
  /** For a kind of stone, regardless of the number. */
  kind: (origin: keyof typeof origins, kind: string) => `${origins[origin]} ${kind}`,
  cut: (cut: string) => `${cut} cut`,
  cutGrade: (grade: string) => `cut grade ${grade}`,
  carats: (carats: string, together: boolean) => `${carats} ct${together ? ' in total' : ''}`,
  caratRange: (from: string, to: string) => `between ${from} and ${to} ct`,
  millimetres: (mm: number) => `${mm} mm`,
  color: (color: string) => `colour ${color}`,
  clarity: (clarity: string) => `clarity ${clarity}`,
  treatment: (treatment: string) => `treatment: ${treatment}`,
  untreated: 'untreated',
  report: (lab: string, number = '') => `${lab} report ${number}`.trim(),
  lookUp: (lab: string) => `Look it up at ${lab}`,
}
