import { Lexer, type Token, Tokenizer } from 'marked'

/** How deep quotes, lists and emphasis may lie in each other; deeper, Markdown is plain text. */
const DEEPEST = 12

/** HTML is not Markdown: it stays the text that it is. */
class NoHtml extends Tokenizer {
  override html() {
    return undefined
  }
  override tag() {
    return undefined
  }
}

/**
 * CommonMark without HTML. Each level of nesting is read again from its beginning, and calls itself:
 * so there is an end to it.
 */
class BodyLexer extends Lexer {
  #depth = 0

  override blockTokens(source: string, tokens: Token[] = [], isClipped?: boolean): never {
    if (this.#depth >= DEEPEST)
      tokens.push({ type: 'paragraph', raw: source, text: source, tokens: plain(source) })
    else this.#deeper(() => super.blockTokens(source, tokens, isClipped))
    return tokens as never
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (this.#depth >= DEEPEST) tokens.push(...plain(source))
    else this.#deeper(() => super.inlineTokens(source, tokens))
    return tokens
  }

  #deeper(read: () => unknown): void {
    this.#depth++
    try {
      read()
    } finally {
      this.#depth--
    }
  }
}

const plain = (text: string): Token[] => [{ type: 'text', raw: text, text }]

/** The tokens of a Markdown text. Takes time in proportion to its length, whatever it says. */
export const lexMarkdown = (text: string): Token[] =>
  new BodyLexer({ gfm: false, tokenizer: new NoHtml() }).lex(text)
