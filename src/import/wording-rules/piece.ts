import type { Facts } from '../../catalog/facts.ts'

/** A text that shoppers read, and where the owner wrote it. Without markup. */
export type Claim = { field: ClaimField; line: number; text: string }

export type ClaimField =
  | 'title'
  | 'description'
  | 'tags'
  | 'seoTitle'
  | 'seoDescription'
  | 'imageAlt'
  | 'option1Value'
  | 'option2Value'
  | 'option3Value'
  | 'metal'
  | 'plating'
  | 'hallmark'
  | 'stones'
  | 'weight_grams'

/** What is said of a piece, and what is known of it. */
export type Piece = {
  claims: Claim[]
  /** The line that the facts are in. */
  line: number
  /** The facts of each variant, at least one. */
  variants: [Facts, ...Facts[]]
  /** Whether the owner's file speaks of hallmarks at all. */
  hasHallmarkColumn: boolean
}

/** A claim that must not be made, or one that is missing: where, and what to write instead. */
export type Breach = { field: ClaimField; line: number; says: string }

/** Looks for one kind of false or missing claim. */
export type WordingRule = (piece: Piece) => Breach[]

/** Every stone of every variant. */
export const stonesOf = ({ variants }: Piece) => variants.flatMap(({ stones }) => stones)

/**
 * A breach at each claim that the test finds wrong; `says` gets the claim's text, shortened and
 * quoted.
 */
export const breaches = (
  claims: Claim[],
  isWrong: (text: string) => boolean,
  says: (quoted: string) => string,
): Breach[] =>
  claims
    .filter(({ text }) => isWrong(text))
    .map(({ field, line, text }) => ({ field, line, says: says(quoted(text)) }))

/**
 * Titles, alternative texts, names of metals: each stands alone, in a list or a search result. Tags
 * are only for finding.
 */
export const shortTexts = (claims: Claim[]) =>
  claims.filter(({ field }) => field !== 'description' && field !== 'tags')

/** The description, in which the first telling is enough. */
export const descriptions = (claims: Claim[]) =>
  claims.filter(({ field }) => field === 'description')

export const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`
