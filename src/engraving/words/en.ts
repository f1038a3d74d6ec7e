import { pluralOf } from '../../platform/plural.ts'

const plural = pluralOf('en')

type Font = 'roman' | 'script' | 'block'
type Place = 'inside' | 'front' | 'back'

const fonts: Record<Font, string> = { roman: 'Roman', script: 'Script', block: 'Block' }
const places: Record<Place, string> = {
  inside: 'on the inside',
  front: 'on the front',
  back: 'on the back',
}
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** Words about engraving. */
export const en = {
  title: 'Engraving',
  letters: 'Letters',
  font: 'Lettering',
  fonts,
  hint: (offer: { maxLetters: number; place: Place | null }, days: number) =>
    [
      `Up to ${offer.maxLetters} letters, spaces included`,
      offer.place && `, ${places[offer.place]}`,
      days > 0 &&
        `. Adds ${plural(days, { one: '# working day', other: '# working days' })} in the workshop`,
      '.',
    ]
      .filter(Boolean)
      .join(''),
  preview: 'Preview',
  drawing: 'A drawing of the engraving. It’s cut by hand, so no two are quite alike.',
  offer: (offer: { maxLetters: number; fonts: Font[]; place: Place | null }) =>
    [
      `up to ${offer.maxLetters} letters`,
      offer.place && places[offer.place],
      `in ${either.format(offer.fonts.map((font) => fonts[font]))}`,
    ]
      .filter(Boolean)
      .join(', '),
  line: (of: { letters: string; font: Font; place: Place | null }) =>
    [`Engraving: “${of.letters}”`, fonts[of.font], of.place && places[of.place]]
      .filter(Boolean)
      .join(', '),
  withdrawn:
    'We no longer engrave this on the piece. Please remove it, and see what we engrave now.',
  unreadable: 'We can no longer read its engraving. Please remove it and add it again.',
  refused: {
    notOffered: 'This piece cannot be engraved.',
    tooLong: (limit: number, length: number) =>
      `There’s room for ${plural(limit, { one: '# letter', other: '# letters' })}; this has ${length}.`,
    unseen: 'There’s an invisible character in it. Please type it again.',
    letter: (letter: string, font: Font, elsewhere: Font[]) =>
      elsewhere.length > 0
        ? `We can’t cut “${letter}” in ${fonts[font]}, but we can in ${either.format(elsewhere.map((other) => fonts[other]))}.`
        : `We can’t cut “${letter}”.`,
  },
}
