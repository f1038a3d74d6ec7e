/** What a product is worn as. */
export type JewelKind =
  | 'ring'
  | 'earrings'
  | 'necklace'
  /** Pendants and charms sold without a chain: the measures are their own. */
  | 'pendant'
  | 'bracelet'
  | 'anklet'
  | 'brooch'

/**
 * Which kind of jewel a product is, by its type as the owner wrote it (or a collection's title).
 *
 * In English the last noun says what a thing is: a "Pendant necklace" is a necklace, a "Charm
 * bracelet" a bracelet, a "Chain bracelet" no necklace. Of several, as in "Necklaces & Pendants",
 * the first counts. Only whole words count: a "Headband" is no ring, a "Spinner ring" no pin.
 *
 * @returns null for anything else, such as watches and cufflinks, and for unknown words
 */
export function jewelKind(type: string): JewelKind | null {
  const named = type.toLowerCase().split(/[^\p{L}\p{N}\s-]+|\s(?:and|or)\s/u)
  for (const name of named) {
    const kind = kindOfName(name)
    if (kind) return kind
  }
  return null
}

function kindOfName(name: string): JewelKind | null {
  if (others.test(name)) return null
  // For "ear cuff" and "ankle chain", the first word decides.
  if (/\bears?\b/.test(name)) return 'earrings'
  if (/\bankles?\b/.test(name)) return 'anklet'
  const kindOfWord = (word: string) => kinds.find(([, noun]) => noun.test(word))?.[0]
  const known = name.split(/[\s-]+/).flatMap((word) => kindOfWord(word) ?? [])
  return known.at(-1) ?? null
}

const kinds: [JewelKind, RegExp][] = [
  ['ring', /^(ring|band)s?$/],
  ['earrings', /^(earring|stud|hoop|huggie|creole)s?$/],
  ['necklace', /^(necklace|chain)s?$/],
  ['pendant', /^(pendant|charm)s?$/],
  ['bracelet', /^(bracelet|bangle|cuff)s?$/],
  ['anklet', /^anklets?$/],
  ['brooch', /^(brooch|brooches|pins?)$/],
]

const places = 'body|nose|navel|belly|belly button|waist|hair|head|watch|key'
const nouns = 'ring|band|stud|hoop|chain|pin'

/** Rings, bands, studs, chains and pins that are worn elsewhere or are not jewellery. */
const others = new RegExp(`\\b((${places})[ -]?(${nouns})|cuff[ -]?link)s?\\b`)
