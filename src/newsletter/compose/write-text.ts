import type { Shop } from '../../platform/config.ts'
import type { Block, Body, Inline } from './body.ts'
import { priceInWords, type ShownProducts } from './shown-products.ts'

type Setting = { shop: Shop; products: ShownProducts }

/** What a campaign says as plain text, with every link. */
export const writeText = (body: Body, setting: Setting): string =>
  body
    .map((block) => blockText(block, setting))
    .filter((text) => text !== '')
    .join('\n\n')

function blockText(block: Block, setting: Setting): string {
  switch (block.kind) {
    case 'heading': {
      const text = inlineText(block.content).trim()
      const longest = Math.max(...text.split('\n').map(({ length }) => length))
      return `${text}\n${(block.level === 1 ? '=' : '-').repeat(Math.min(longest, 60))}`
    }
    case 'paragraph':
      return inlineText(block.content).trim()
    case 'list':
      return block.items.map((item, at) => itemText(item, at, block, setting)).join('\n')
    case 'quote':
      return indented(writeText(block.content, setting), '> ', '> ')
    case 'code':
      return block.text
    case 'rule':
      return '* * *'
    case 'button':
      return withAddress(block.label, 'href' in block.link.address ? block.link.address.href : '')
    case 'products':
      return block.asked
        .flatMap(({ key }) => {
          const product = setting.products.get(key)
          if (!product) return []
          const { now } = priceInWords(setting.shop, product)
          const name = [product.title, product.detail].filter(Boolean).join(', ')
          return [`${name}\n${now}\n${product.href}`]
        })
        .join('\n\n')
  }
}

function itemText(
  item: Block[],
  at: number,
  list: { isOrdered: boolean; start: number },
  setting: Setting,
) {
  const sign = list.isOrdered ? `${list.start + at}. ` : '- '
  return indented(writeText(item, setting), sign, ' '.repeat(sign.length))
}

const indented = (text: string, first: string, others: string) =>
  text
    .split('\n')
    .map((line, at) => `${at === 0 ? first : others}${line}`.trimEnd())
    .join('\n')

function inlineText(content: Inline[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'code':
          return part.text
        case 'break':
          return '\n'
        case 'picture':
          return part.alt && `[${part.alt}]`
        case 'link': {
          const text = inlineText(part.content)
          const { address } = part.link
          return 'href' in address ? withLink(text, address.href, part.link.typed) : text
        }
        default:
          return inlineText(part.content)
      }
    })
    .join('')
}

/** A link in a sentence; an address that is its own text is said once. */
const withLink = (text: string, href: string, typed: string) =>
  text === '' || text === typed || href === `mailto:${text}` ? href : `${text} (${href})`

const withAddress = (label: string, href: string) => (href ? `${label}:\n${href}` : label)
