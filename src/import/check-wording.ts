import type { Facts } from '../catalog/facts.ts'
import { metalIndex } from '../catalog/rules/metals.ts'
import { plainText } from '../catalog/rules/plain-text.ts'
import { variantFacts } from '../catalog/rules/variant-facts.ts'
import type { Notes, Row } from './findings.ts'
import type { ProductRecord } from './records.ts'
import type { Claim, ClaimField } from './wording-rules/claims.ts'
import { breachesOf } from './wording-rules/wording-rules.ts'

type Described = Pick<ProductRecord, 'facts' | 'options' | 'variants'>

/**
 * Warns about claims that must not be made about a product, at their cells, and about facts that
 * are missing.
 */
export function checkWording(rows: [Row, ...Row[]], product: Described, notes: Notes): void {
  const { line } = rows[0]
  checkChoices(line, product, notes)
  const facts = product.variants.map(({ optionValues }) => variantFacts(product, optionValues))
  const breaches = breachesOf({
    claims: claimsOf(rows, product),
    line,
    variants: distinct(facts.length > 0 ? facts : [product.facts]),
    hasHallmarkColumn: notes.hasColumn('hallmark'),
  })
  for (const { field, line, message } of breaches) notes.warn(line, field, message)
}

/** Warns about facts that no choice would ever show. */
function checkChoices(line: number, { facts, options, variants }: Described, notes: Notes): void {
  const values = new Set([
    ...options.flatMap((option) => option.values),
    ...variants.map(({ optionValues }) => optionValues.join(' / ')),
  ])
  for (const choice of Object.keys(facts.byChoice ?? {}))
    if (!values.has(choice))
      notes.warn(
        line,
        'by_choice',
        `No variant is called "${choice}". Write it as the option does.`,
      )
}

const texts = ['title', 'tags', 'seoTitle', 'seoDescription', 'metal', 'plating'] as const
const optionFields = ['option1Value', 'option2Value', 'option3Value'] as const

function claimsOf(rows: [Row, ...Row[]], { options }: Described): Claim[] {
  const [first] = rows
  const claim = (row: Row, field: ClaimField, text: string | undefined) =>
    text ? [{ field, line: row.line, text }] : []
  const metalField = optionFields[metalIndex(options)]
  const metals = rows.filter(
    ({ cells }, at) =>
      metalField && rows.findIndex((row) => row.cells[metalField] === cells[metalField]) === at,
  )
  return [
    ...texts.flatMap((field) => claim(first, field, first.cells[field])),
    ...claim(
      first,
      'description',
      plainText(first.cells.description ?? '', Number.MAX_SAFE_INTEGER),
    ),
    ...rows.flatMap((row) => claim(row, 'imageAlt', row.cells.imageAlt)),
    ...metals.flatMap((row) => (metalField ? claim(row, metalField, row.cells[metalField]) : [])),
  ]
}

/** Each distinct set once: most sizes have the same facts. */
function distinct(facts: Facts[]): [Facts, ...Facts[]] {
  const sets = new Map(facts.map((each) => [JSON.stringify(each), each]))
  const [first, ...others] = sets.values()
  return [first ?? { stones: [], dimensions: {} }, ...others]
}
