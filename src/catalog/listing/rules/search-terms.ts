import { plainDigits } from '../../../platform/letters.ts'
import type { Facts } from '../../facts.ts'
import type { Option } from '../../rules/options.ts'
import { foldForSearch, visible } from './fold-for-search.ts'
import { pairsOf, withoutBlanks } from './pairs.ts'
import { stopWords, synonyms } from './synonyms.ts'

/**
 * How well a token describes a product, by where it occurs. A collection's title counts as facts.
 */
export const weights = { title: 4, facts: 3, tags: 2 } as const

/** A word that finds a product. */
export type SearchToken = { word: string; weight: number }

/**
 * A text's tokens, as stored and searched for: normalized, without dots at the ends, karats as
 * `18k`, carats as `0.5ct`. Words of a script without blanks are one token.
 * @internal
 */
export function tokenize(text: string): string[] {
  return foldForSearch(plainNumbers(text))
    .replace(withoutBlanks, ' $& ')
    .replace(
      /(\d+(?:\.\d+)?|\.\d+) ?(?:ctw?|kt|k|karats?|carats?)(?![\p{L}\p{N}])/gu,
      (_, number: string) => (fineKarats.has(number) ? `${number}k` : `${Number(number)}ct`),
    )
    .split(' ')
    .map((word) => word.replace(/^\.+|\.+$/g, '').slice(0, 40))
    .filter(Boolean)
}

/**
 * Numbers as the catalogue stores them: `0,5`, `½ ct` and `1/2 ct` are 0.5. A comma between
 * thousands or in a list stays.
 */
const plainNumbers = (text: string) =>
  plainDigits(visible(text))
    .replace(/(?<!\d[.,]?)(0[,，٫]\d{1,3}|\d+[,，٫]\d\d?)(?![.,]?\d)/g, (number) =>
      number.replace(/[,，٫]/, '.'),
    )
    .replace(/[¼-¾⅐-⅞]/g, (fraction) => ` ${fraction.normalize('NFKD')}`)
    .replace(
      /(?:(?<!\d)(\d{1,2})[ -]+)?(?<!\d)(\d)[⁄/]([2-9])(?= ?c(?:tw?|arats?)\b)/gi,
      (_, whole: string | undefined, over: string, under: string) =>
        String(Number(whole ?? 0) + Math.round((100 * Number(over)) / Number(under)) / 100),
    )

/**
 * The tokens by which a text is found. A word with hyphens or apostrophes is also found as one,
 * `tbar` for `T-bar`, and words of a script without blanks from any of their letters on.
 */
export function wordsOf(text: string): string[] {
  const seen = visible(text)
  const joined = [...seen.matchAll(hyphenated)].map(([word]) => word.replace(joint, ''))
  return tokenize([seen, ...joined].join(' | ')).flatMap((word) => pairsOf(word, 'all'))
}

const joint = /[\p{Pd}\p{Pc}'’ʼ]/gu
const hyphenated = /[\p{L}\p{M}\p{N}]+(?:[\p{Pd}\p{Pc}'’ʼ][\p{L}\p{M}\p{N}]+)+/gu

// Gold is measured in karats, stones in carats, and both are written "ct"; no stone weighs 18.
const fineKarats = new Set(['8', '9', '10', '14', '15', '18', '20', '21', '22', '23', '24'])

/** Every token that finds a product, once each, with its highest weight. */
export function tokensOf(product: {
  title: string
  type: string
  vendor: string
  tags: string[]
  options: Option[]
  facts: Facts
  skus: string[]
}): SearchToken[] {
  const { metal, fineness, finish, plating, stones } = product.facts
  const facts = [
    product.type,
    metal,
    fineness,
    finish,
    plating,
    ...stones.flatMap(({ kind, origin, shape, cut, color, caratTotal }) => [
      ...[kind, origin, shape, cut, color, caratTotal && `${caratTotal}ct`],
    ]),
    ...product.options.flatMap(({ values }) => values),
    ...product.skus,
  ]
  const weighed = new Map<string, number>()
  const weigh = (texts: (string | number | undefined)[], weight: number) => {
    for (const word of wordsOf(texts.filter(Boolean).join(' | ')))
      if ((weighed.get(word) ?? 0) < weight) weighed.set(word, weight)
  }
  weigh([product.title], weights.title)
  weigh(facts, weights.facts)
  weigh([...product.tags, product.vendor], weights.tags)
  return [...weighed].map(([word, weight]) => ({ word, weight }))
}

/** One part of a search: a product needs a token that equals one of these, or begins with it. */
export type Term = {
  /** As typed, and its singulars. */
  typed: [string, ...string[]]
  /** Synonyms in the catalogue's words; they count less. */
  means: string[]
}

/** Most terms of a search: a pasted text must not cost more than a question. */
const MOST_TERMS = 8

/** The terms of a search, with synonyms. Stop words are left out, unless there is nothing else. */
export function readTerms(q: string): Term[] {
  const words = tokenize(q.slice(0, 200)).slice(0, 2 * MOST_TERMS)
  const terms = withMeanings(words)
  const significant = terms.filter(({ typed: [word] }) => !stopWords.has(word))
  return (significant.length > 0 ? significant : terms).slice(0, MOST_TERMS)
}

function withMeanings(words: string[]): Term[] {
  const [first, ...rest] = words
  if (first === undefined) return []
  for (const length of [3, 2]) {
    const means = meanings.get(words.slice(0, length).join(' '))
    if (means !== undefined && words.length >= length)
      return [...termsOf(means), ...withMeanings(words.slice(length))]
  }
  return [...termsOfWord(first), ...withMeanings(rest)]
}

const meanings = new Map(synonyms)

function termsOfWord(word: string): Term[] {
  const typed: Term['typed'] = [word, ...singulars(word)]
  const means = typed.map((form) => meanings.get(form)).find((found) => found !== undefined)
  const [pair = word, ...others] = pairsOf(word)
  if (means === undefined && pair !== word)
    return [pair, ...others].map((each) => ({ typed: [each], means: [] }))
  if (means === undefined) return [{ typed, means: [] }]
  return means.includes(' ') ? termsOf(means) : [{ typed, means: means.split('|') }]
}

const termsOf = (means: string): Term[] =>
  means.split(' ').map((each) => ({ typed: each.split('|') as Term['typed'], means: [] }))

/** The possible singular of an English plural. */
function singulars(word: string): string[] {
  if (word.length < 4 || !/[^su]s$/.test(word)) return []
  if (/ies$/.test(word)) return [`${word.slice(0, -3)}y`]
  return /(ch|sh|x|z)es$/.test(word) ? [word.slice(0, -2)] : [word.slice(0, -1)]
}
