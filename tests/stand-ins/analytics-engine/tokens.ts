import { Refused } from './refusal.ts'

export type Token = { kind: 'word' | 'number' | 'text' | 'sign' | 'end'; text: string }

// The literals of sql-reference/literals.mdx, the operators of sql-reference/operators.mdx and what
// separates them. No escape within a text is documented, so none is taken, nor a quoted name.
const kinds: [Token['kind'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['word', /[a-z_]\w*/iy],
  ['number', /\d+(\.\d+)?(?![\w.])/y],
  ['text', /'[^'\\]*'/y],
  ['sign', /<=|>=|<>|!=|[()*/%+=<>,;-]/y],
]

/** Splits a query into tokens, the last of which is its end. @throws Refused */
export function readTokens(query: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    const [kind, text] = tokenAt(query, at)
    if (kind === 'text' && tokens.at(-1)?.kind === 'text' && query[at - 1] === "'")
      throw new Refused(`a quotation mark within a text: ${text}`)
    if (kind !== 'space') tokens.push({ kind, text })
    at += text.length
  }
  return [...tokens, { kind: 'end', text: 'the end of the query' }]
}

function tokenAt(query: string, at: number): [Token['kind'] | 'space', string] {
  const rest = query.slice(at)
  if (/^(--|\/\*|#)/.test(rest)) throw new Refused(`a comment: ${start(rest)}`)
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at
    const [text] = pattern.exec(query) ?? []
    if (text) return [kind, text]
  }
  if (/^'[^']*\\/.test(rest)) throw new Refused(`a backslash within a text: ${start(rest)}`)
  if (rest.startsWith("'")) throw new Refused(`a text without an end: ${start(rest)}`)
  throw new Refused(`${JSON.stringify(rest[0])} in ${start(rest)}`)
}

const start = (text: string) => text.slice(0, 40)
