import type { MarkedToken, Token } from 'marked'
import type { Block, Body, Inline } from './body.ts'
import { lexMarkdown } from './lex.ts'
import { type Here, linkAddress } from './rules/link-address.ts'
import { askedProduct, productsApart } from './rules/product-lines.ts'
import { withNameSlots } from './rules/slots.ts'

/**
 * Reads what a campaign says: Markdown without HTML, in which each line of a paragraph is one, with
 * products and buttons. Never throws; takes time in proportion to the length.
 */
export function readBody(markdown: string, here: Here): Body {
  const text = withNameSlots(markdown.toWellFormed().replace(/\r\n?/g, '\n').replace(unseen, ''))
  return blocksOf(lexMarkdown(productsApart(text, here.origin)), here)
}

/** Characters that no text has and mail programs choke on; not line ends and tabs. */
const unseen = /[^\P{Cc}\n\t]/gu

function blocksOf(tokens: Token[], here: Here): Block[] {
  const blocks: Block[] = []
  for (const token of tokens as MarkedToken[]) {
    const block = blockOf(token, here)
    const last = blocks.at(-1)
    if (block?.kind === 'products' && last?.kind === 'products') last.asked.push(...block.asked)
    else if (block) blocks.push(block)
  }
  return blocks
}

function blockOf(token: MarkedToken, here: Here): Block | null {
  switch (token.type) {
    case 'heading': {
      const level = Math.min(token.depth, 3) as 1 | 2 | 3
      return { kind: 'heading', level, content: inlinesOf(token.tokens, here) }
    }
    case 'list':
      return {
        kind: 'list',
        isOrdered: token.ordered,
        start: token.start === '' ? 1 : token.start,
        items: token.items.map(({ tokens }) => blocksOf(tokens, here)),
      }
    case 'blockquote':
      return { kind: 'quote', content: blocksOf(token.tokens, here) }
    case 'hr':
      return { kind: 'rule' }
    case 'code':
      return { kind: 'code', text: token.text }
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return paragraphOf(token.text, token.tokens, here)
    default:
      return paragraphOf(token.raw, 'tokens' in token ? (token.tokens ?? []) : [token], here)
  }
}

function paragraphOf(text: string, tokens: Token[], here: Here): Block {
  const asked = askedProduct(text, here.origin)
  if (asked) return { kind: 'products', asked: [asked] }
  const content = inlinesOf(tokens, here)
  const [only] = content
  if (content.length === 1 && only?.kind === 'link') {
    const [, label] = /^button:\s*(.+)$/is.exec(plainText(only.content)) ?? []
    if (label) return { kind: 'button', label, link: only.link }
  }
  return { kind: 'paragraph', content }
}

const inlinesOf = (tokens: Token[], here: Here, isInLink = false): Inline[] =>
  (tokens as MarkedToken[]).flatMap((token) => inlineOf(token, here, isInLink))

function inlineOf(token: MarkedToken, here: Here, isInLink: boolean): Inline[] {
  switch (token.type) {
    case 'strong':
    case 'em': {
      const kind = token.type === 'em' ? 'emphasis' : 'strong'
      return [{ kind, content: inlinesOf(token.tokens, here, isInLink) }]
    }
    case 'codespan':
      return [{ kind: 'code', text: token.text }]
    case 'br':
      return [{ kind: 'break' }]
    case 'image':
      return [{ kind: 'picture', typed: token.href, alt: token.text }]
    case 'link': {
      const link = { typed: token.href, address: linkAddress(token.href, here) }
      return [{ kind: 'link', link, content: inlinesOf(token.tokens, here, true) }]
    }
    default: {
      const text = 'text' in token ? token.text : token.raw
      return text
        .split('\n')
        .flatMap((line, at) => [
          ...(at > 0 ? [{ kind: 'break' } as const] : []),
          ...(isInLink ? [{ kind: 'text', text: line } as const] : withLinks(line, here)),
        ])
    }
  }
}

/** A line with its bare addresses as links. */
const withLinks = (line: string, here: Here): Inline[] =>
  line
    .split(/(\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]])/i)
    .filter((part) => part !== '')
    .map((part) =>
      /^https?:\/\//i.test(part)
        ? {
            kind: 'link',
            link: { typed: part, address: linkAddress(part, here) },
            content: [{ kind: 'text', text: part }],
          }
        : { kind: 'text', text: part },
    )

/** What is read of it. */
const plainText = (content: Inline[]): string =>
  content
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'code':
          return part.text
        case 'picture':
          return part.alt
        case 'break':
          return ' '
        default:
          return plainText(part.content)
      }
    })
    .join('')
