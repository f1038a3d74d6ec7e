import type { Facts } from '../../catalog/facts.ts'

/** A text that shoppers read, without markup, and where the owner wrote it. */
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

/** What is claimed about a product, and what is known about it. */
export type Wording = {
  claims: Claim[]
  /** The line with the facts. */
  line: number
  /** The facts of each variant, at least one. */
  variants: [Facts, ...Facts[]]
  /** Whether the owner's file has a column for hallmarks. */
  hasHallmarkColumn: boolean
}

/** A claim that must not be made, or one that is missing: where, and what to write instead. */
export type Breach = { field: ClaimField; line: number; message: string }

/** Looks for one kind of false or missing claim. */
export type WordingRule = (wording: Wording) => Breach[]

/** All stones of all variants. */
export const stonesOf = ({ variants }: Wording) => variants.flatMap(({ stones }) => stones)

/**
 * A breach for each claim that the test rejects; `message` gets the claim's text, shortened and
 * quoted.
 */
export const breaches = (
  claims: Claim[],
  isWrong: (text: string) => boolean,
  message: (quoted: string) => string,
): Breach[] =>
  claims
    .filter(({ text }) => isWrong(text))
    .map(({ field, line, text }) => ({ field, line, message: message(quoted(text)) }))

/**
 * Titles, alternative texts, names of metals: each stands alone, in a list or a search result. Not
 * tags, which are only for search.
 */
export const shortTexts = (claims: Claim[]) =>
  claims.filter(({ field }) => field !== 'description' && field !== 'tags')

/** The description, in which one mention is enough. */
export const descriptions = (claims: Claim[]) =>
  claims.filter(({ field }) => field === 'description')

export const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`
