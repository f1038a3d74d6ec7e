import type { LinkAddress } from './rules/link-address.ts'
import type { AskedProduct } from './rules/product-lines.ts'

/** What a campaign says, between the Markdown that was typed and the mail that is sent. */
export type Body = Block[]

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; content: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'button'; label: string; link: Link }
  | { kind: 'products'; asked: AskedProduct[] }

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; content: Inline[] }
  | { kind: 'link'; link: Link; content: Inline[] }
  | { kind: 'picture'; typed: string; alt: string }
  | { kind: 'break' }

/** `typed`: as it was written. */
export type Link = { typed: string; address: LinkAddress }
