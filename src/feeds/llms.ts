import { plainText } from '../catalog/rules/plain-text.ts'
import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import { policyPages } from '../policies/pages.ts'
import { escapeMarkdown } from './markdown.ts'

type Collection = { handle: string; title: string; descriptionHtml: string }

/** A summary of the shop for AI assistants and other programs. Format: llmstxt.org. */
export function llmsText(shop: Shop, collections: Collection[]): string {
  const link = (title: string, path: string, says = '') =>
    `- [${escapeMarkdown(title)}](${shop.origin}${path})${says && `: ${escapeMarkdown(says)}`}`
  return `# ${escapeMarkdown(shop.name)}

> ${escapeMarkdown(shop.legal_name)} sells jewellery at ${shop.origin}. Prices are in ${shop.currency}. Every metal is given with its fineness, every stone with its origin and treatment.

Each product page has a plain version for programs: add \`.md\` to its address (${shop.origin}${paths.productText('<handle>')}).
Prices and stock are correct when the page is read. Orders are placed by people, on the shop's own pages.

## Collections

${collections.map((each) => link(each.title, paths.collection(each.handle), plainText(each.descriptionHtml, 200))).join('\n')}

## Policies

${policyPages()
  .map(({ name, title }) => link(title, paths.policy(name)))
  .join('\n')}

## For programs

${link('Sitemap', paths.sitemap(), 'every page and picture')}
${link('Product feed', paths.googleFeed(), 'every variant with price and availability, in Google Merchant Center’s format')}
`
}
