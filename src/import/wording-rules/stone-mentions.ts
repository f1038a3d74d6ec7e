/** The text before and after a mention of a stone. */
export type Mention = { before: string; after: string }

/**
 * Finds mentions of a kind of stone, singular or plural. "Diamond-cut" is a metal finish, not a
 * stone.
 *
 * @param kind "diamond", "Akoya pearl": its last word is searched for
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
 * Whether the required words precede a stone, with nothing in between but what describes the stone.
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
