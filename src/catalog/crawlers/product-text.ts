import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { factRows } from '../fact-rows.ts'
import type { ProductDetails } from '../queries.ts'
import { availabilityOf, variantTitle } from '../rules.ts'
import { variantFacts } from '../variant-facts.ts'
import { availabilityWords, plainText } from '../wording.ts'
import { escapeMarkdown } from './markdown.ts'

/** A product in Markdown: the same facts, prices and stock as its page, for programs that read for people. */
export function productText(
  { shop, TAX }: Config,
  { product, variants, collection }: ProductDetails,
): string {
  const price = (amount: Minor) => formatMoney(amount, shop.currency, shop.locale)
  const tax = Object.keys(TAX).length > 0 ? ', VAT included' : ''
  const facts = factRows(variantFacts(product)).map(
    ({ name, text }) => `- ${name}: ${escapeMarkdown(text)}`,
  )
  const offers = variants.map((variant) =>
    tableRow([
      variantTitle(product.options, variant.optionValues) || product.title,
      price(variant.price),
      availabilityWords(availabilityOf(variant), product.facts.workshopDays),
      variant.sku ?? '',
      shop.origin + paths.product(product.handle, variant.id),
    ]),
  )
  return `# ${escapeMarkdown(product.title)}

${escapeMarkdown(plainText(product.descriptionHtml, 2000))}

- Type: ${escapeMarkdown(product.type)}
${collection ? `- Collection: ${escapeMarkdown(collection.title)}\n` : ''}- Page: ${shop.origin}${paths.product(product.handle)}
${facts.join('\n')}

## On sale

Prices in ${shop.currency}${tax}. Delivery and returns: ${shop.origin}${paths.policy('delivery')}, ${shop.origin}${paths.policy('returns')}

${tableRow(['Variant', 'Price', 'Availability', 'SKU', 'Address'])}
${tableRow(['---', '---', '---', '---', '---'])}
${offers.join('\n')}
`
}

const tableRow = (cells: string[]) =>
  `| ${cells.map((cell) => (cell === '---' ? cell : escapeMarkdown(cell))).join(' | ')} |`
