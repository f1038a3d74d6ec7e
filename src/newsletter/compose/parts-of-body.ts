import type { Block, Body, Inline, Link } from './body.ts'
import type { AskedProduct } from './rules/product-lines.ts'

/** What there is in a body, wherever it stands. */
export type BodyParts = {
  asked: AskedProduct[]
  links: Link[]
  pictures: { typed: string; alt: string }[]
  /** Whatever is read. */
  texts: string[]
}

export function partsOfBody(body: Body): BodyParts {
  const parts: BodyParts = { asked: [], links: [], pictures: [], texts: [] }
  for (const block of body) addBlock(parts, block)
  return parts
}

function addBlock(parts: BodyParts, block: Block): void {
  switch (block.kind) {
    case 'products':
      parts.asked.push(...block.asked)
      break
    case 'button':
      parts.links.push(block.link)
      parts.texts.push(block.label)
      break
    case 'list':
      for (const each of block.items.flat()) addBlock(parts, each)
      break
    case 'quote':
      for (const each of block.content) addBlock(parts, each)
      break
    case 'code':
      parts.texts.push(block.text)
      break
    case 'rule':
      break
    default:
      parts.texts.push('')
      addInlines(parts, block.content)
  }
}

/** Texts that follow each other are one, whatever is emphasized in it. */
function addInlines(parts: BodyParts, content: Inline[]): void {
  for (const each of content) {
    if (each.kind === 'picture') parts.pictures.push(each)
    else if (each.kind === 'break') parts.texts.push('')
    else if ('text' in each) parts.texts.push((parts.texts.pop() ?? '') + each.text)
    else {
      if (each.kind === 'link') parts.links.push(each.link)
      addInlines(parts, each.content)
    }
  }
}
