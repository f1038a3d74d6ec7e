import { plainText } from '../catalog/rules/plain-text.ts'
import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import { policyPages } from '../policies/pages.ts'
import { escapeMarkdown } from './markdown.ts'
import { feedWords } from './words.ts'

type Collection = { handle: string; title: string; descriptionHtml: string }

/** A summary of the shop for AI assistants and other programs. Format: llmstxt.org. */
export function llmsText(shop: Shop, collections: Collection[]): string {
  const link = (title: string, path: string, says = '') =>
    `- [${escapeMarkdown(title)}](${shop.origin}${path})${says && `: ${escapeMarkdown(says)}`}`
  const words = feedWords().shop
  return `# ${escapeMarkdown(shop.name)}

> ${words.about(escapeMarkdown(shop.legal_name), shop.origin, shop.currency)}

${words.plainVersion('.md', shop.origin + decodeURI(paths.productText('<handle>')))}
${words.byPeople}

## ${words.collections}

${collections.map((each) => link(each.title, paths.collection(each.handle), plainText(each.descriptionHtml, 200))).join('\n')}

## ${words.policies}

${policyPages()
  .map(({ name, title }) => link(title, paths.policy(name)))
  .join('\n')}

## ${words.forPrograms}

${link(words.sitemap.title, paths.sitemap(), words.sitemap.holds)}
${link(words.feed.title, paths.googleFeed(), words.feed.holds)}
`
}
