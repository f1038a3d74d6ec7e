/** The words of a text before and after each place where it names a stone. */
export type Mention = { before: string; after: string }

/**
 * Finds where a text names a kind of stone, in the singular or the plural. "Diamond-cut" names a
 * way to work metal and no stone.
 *
 * @param kind "diamond", "Akoya pearl": its last word is what is looked for
 */
export function stoneMentions(text: string, kind: string): Mention[] {
  const noun = escaped(kind.trim().split(/\s+/).at(-1) ?? kind)
  const forms = /y$/i.test(noun) ? `(?:${noun}|${noun.slice(0, -1)}ies)` : `${noun}(?:e?s)?`
  const named = new RegExp(`(?<![\\p{L}-])${forms}(?![\\p{L}]|[- ]cut)`, 'giu')
  return [...text.matchAll(named)].map((match) => ({
    before: text.slice(0, match.index),
    after: text.slice(match.index + match[0].length),
  }))
}

/**
 * Whether the words that must precede a stone do, with nothing between but what tells which stone
 * it is.
 */
export function isPrecededBy(
  { before }: Mention,
  words: RegExp,
  between: (string | undefined)[],
): boolean {
  const which = between.flatMap((each) => each?.split(/\s+/) ?? []).map(escaped)
  const skipped = new RegExp(`(?:(?:${which.join('|') || '$.'})[\\s-]+)*$`, 'i')
  return new RegExp(`(?:${words.source})[\\s-]+$`, 'i').test(before.replace(skipped, ''))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
