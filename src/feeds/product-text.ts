import { availabilityWords } from '../catalog/availability-words.ts'
import { factRows } from '../catalog/fact-words.ts'
import type { ProductDetails } from '../catalog/queries.ts'
import { availabilityOf } from '../catalog/rules/availability.ts'
import type { Option } from '../catalog/rules/options.ts'
import { plainText } from '../catalog/rules/plain-text.ts'
import { variantFacts } from '../catalog/rules/variant-facts.ts'
import { variantTitle } from '../catalog/variant-words.ts'
import { paths } from '../paths.ts'
import type { Config } from '../platform/config.ts'
import { formatMoney, type Minor } from '../platform/money.ts'
import { escapeMarkdown } from './markdown.ts'
import { feedWords } from './words.ts'

/**
 * A product in Markdown, with the facts, prices and stock of its page, for AI assistants and other
 * programs.
 */
export function productText(
  { shop, TAX }: Config,
  { product, variants, collection }: ProductDetails,
): string {
  const price = (amount: Minor) => formatMoney(amount, shop.currency, shop.locale)
  const taxed = Object.keys(TAX).length > 0
  const words = feedWords().product
  const policy = (name: string) => shop.origin + paths.policy(name)
  const { common, own } = factLines(product, variants)
  const offers = variants.map((variant) =>
    tableRow([
      ...[
        variantTitle(product.options, variant.optionValues) || product.title,
        price(variant.price),
        availabilityWords(availabilityOf(variant), product.facts.workshopDays),
        variant.sku ?? '',
      ].map(escapeMarkdown),
      shop.origin + paths.product(product.handle, variant.id),
    ]),
  )
  return `# ${escapeMarkdown(product.title)}

${escapeMarkdown(plainText(product.descriptionHtml, 2000))}

- ${words.type}: ${escapeMarkdown(product.type)}
${collection ? `- ${words.collection}: ${escapeMarkdown(collection.title)}\n` : ''}- ${words.page}: ${shop.origin}${paths.product(product.handle)}
${common.join('\n')}
${own.map(({ of, lines }) => `\n### ${escapeMarkdown(of)}\n\n${lines}\n`).join('')}
## ${words.onSale}

${words.prices(shop.currency, taxed)} ${words.policies(policy('delivery'), policy('returns'))}

${tableRow(words.columns.map(escapeMarkdown))}
${tableRow(['---', '---', '---', '---', '---'])}
${offers.join('\n')}
`
}

type Described = { optionValues: string[]; lines: string[] }

/** The facts of every variant, and those of groups of variants: "Platinum 950" in all its sizes. */
function factLines(
  product: ProductDetails['product'],
  variants: Pick<ProductDetails['variants'][number], 'optionValues'>[],
) {
  const all = (variants.length > 0 ? variants : [{ optionValues: [] }]).map(
    ({ optionValues }): Described => ({
      optionValues,
      lines: factRows(variantFacts(product, optionValues)).map(
        ({ name, text }) => `- ${name}: ${escapeMarkdown(text)}`,
      ),
    }),
  )
  const common = all
    .map(({ lines }) => lines)
    .reduce((a, b) => a.filter((line) => b.includes(line)))
  const own = all.map(({ optionValues, lines }) => ({
    optionValues,
    lines: lines.filter((line) => !common.includes(line)),
  }))
  const alike = Map.groupBy(own, ({ lines }) => lines.join('\n'))
  return {
    common,
    own: [...alike]
      .filter(([lines]) => lines !== '')
      .map(([lines, variants]) => ({ of: valuesOf(product.options, variants), lines })),
  }
}

/**
 * What distinguishes these variants of a product: their values for every option of which they do
 * not have all values.
 */
const valuesOf = (options: Option[], variants: Described[]): string =>
  options
    .map(({ values }, at) => {
      const has = (value: string) => variants.some(({ optionValues }) => optionValues[at] === value)
      return values.every(has) ? '' : feedWords().product.either(values.filter(has))
    })
    .filter(Boolean)
    .join(', ')

const tableRow = (cells: string[]) => `| ${cells.join(' | ')} |`
