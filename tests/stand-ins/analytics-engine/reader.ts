import { Refused } from './refusal.ts'
import { readTokens, type Token } from './tokens.ts'

export type Reader = ReturnType<typeof createReader>

/** Goes through the tokens of a query; what is not as expected is refused by its name. */
export function createReader(query: string) {
  const tokens = readTokens(query)
  const end = tokens.at(-1)!
  let at = 0
  const peek = (further = 0): Token => tokens[at + further] ?? end
  const next = (): Token => tokens[at++] ?? end
  const isWord = (word: string, further = 0) => {
    const { kind, text } = peek(further)
    return kind === 'word' && text.toUpperCase() === word
  }
  const expectKind = (kind: Token['kind']) => {
    if (peek().kind !== kind) throw new Refused(`${peek().text}, where a ${kind} belongs`)
    return next().text
  }
  return {
    peek,
    next,
    isWord,
    expectKind,
    take: (sign: string) => peek().kind === 'sign' && peek().text === sign && next() !== null,
    takeWord: (word: string) => isWord(word) && next() !== null,
    expect(sign: string) {
      if (peek().kind !== 'sign' || next().text !== sign)
        throw new Refused(`${peek().text}, where ${sign} belongs`)
    },
    expectWord(word: string) {
      if (!isWord(word)) throw new Refused(`${peek().text}, where ${word} belongs`)
      next()
    },
  }
}
